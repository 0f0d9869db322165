'use strict';

document.title = contract.info.title;

SwaggerUIBundle({
  domNode: document.getElementById('reference'),
  spec: contract,
  validatorUrl: null,
  docExpansion: 'full',
  tryItOutEnabled: true,
  showCommonExtensions: true,
  // Every field at once, where it is sent or received; the list of schemas would repeat it.
  defaultModelRendering: 'model',
  defaultModelExpandDepth: 99,
  defaultModelsExpandDepth: -1,
  requestInterceptor: (request) => {
    // The credentials are those that the reader entered here. Without this the browser asks for others after a 401.
    request.credentials = 'omit';
    // What was left empty is left out. The renderer asks field by field whether to, and presumes not.
    if (request.headers['Content-Type'] === 'application/x-www-form-urlencoded') {
      const fields = [...new URLSearchParams(request.body)].filter(([, value]) => value !== '');
      request.body = new URLSearchParams(fields).toString();
    }
    return request;
  },
});
