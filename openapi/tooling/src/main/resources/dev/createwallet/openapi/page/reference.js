'use strict';

/** Copies commands at the press of a button, in browsers that let pages do that. */
function addCopyButton(command) {
  if (!navigator.clipboard) {
    return;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy-button';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(command.querySelector('code').textContent);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Select it, then copy';
    }
  });
  command.prepend(button);
}

function inUtf8(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function basic(key) {
  return 'Basic ' + inUtf8(key + ':');
}

function encoded(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());
}

/** What the fields of a form say, without those that are empty. */
function request(form) {
  const request = { method: form.dataset.method, path: form.dataset.path, query: [], headers: [], fields: [], body: '' };
  request.credentials = form.dataset.credentials.split(',').filter(Boolean).map((scheme) => scheme.split(' '));
  for (const control of form.querySelectorAll('[name]:enabled')) {
    const [, place, name] = control.name.match(/^(\w+)\.(.*)$/s);
    const lines = control.dataset.lines === undefined ? [control.value] : control.value.split('\n');
    for (const value of lines.filter((line) => line !== '')) {
      switch (place) {
        case 'path': request.path = request.path.replaceAll('{' + name + '}', () => encoded(value)); break;
        case 'query': request.query.push([name, value]); break;
        case 'header': request.headers.push([name, value]); break;
        case 'form': request.fields.push([name, value]); break;
        default:
          request.body = value;
          request.headers.push(['Content-Type', control.closest('[data-type]').dataset.type]);
      }
    }
  }
  return request;
}

function send(request, key) {
  const headers = [...request.headers];
  const query = request.query.map(([name, value]) => encoded(name) + '=' + encoded(value));
  for (const [kind, name] of request.credentials) {
    switch (kind) {
      case 'BASIC': headers.push(['Authorization', basic(key)]); break;
      case 'BEARER': headers.push(['Authorization', 'Bearer ' + key]); break;
      case 'API_KEY_IN_HEADER': headers.push([name, key]); break;
      default: query.push(encoded(name) + '=' + encoded(key));
    }
  }
  return fetch(request.path + (query.length ? '?' + query.join('&') : ''), {
    method: request.method,
    headers,
    // The credentials are those that stand on the page. Otherwise the browser asks for others after a 401.
    credentials: 'omit',
    body: request.fields.length ? new URLSearchParams(request.fields) : request.body || undefined,
  });
}

/** The request as a command, as the examples of the page have it: the variables stand for the server and the key. */
function curl(request) {
  const quoted = (word) => "'" + word.replaceAll("'", "'\\''") + "'";
  const inDoubleQuotes = (text) => text.replace(/[\\"$`]/g, '\\$&');
  const query = [];
  const words = [];
  for (const [kind, name] of request.credentials) {
    switch (kind) {
      case 'BASIC': words.push('-u "$API_KEY:"'); break;
      case 'BEARER': words.push('-H "Authorization: Bearer $API_KEY"'); break;
      case 'API_KEY_IN_HEADER': words.push('-H "' + inDoubleQuotes(name) + ': $API_KEY"'); break;
      default: query.push(encoded(name) + '=$API_KEY');
    }
  }
  query.push(...request.query.map(([name, value]) => encoded(name) + '=' + encoded(value)));
  words.push(...request.headers.map(([name, value]) => '-H ' + quoted(name + ': ' + value)));
  words.push(...request.fields.map(([name, value]) => '--data-urlencode ' + quoted(name + '=' + value)));
  if (request.body) {
    words.push('-d ' + quoted(request.body));
  }
  const option = { GET: ' ', HEAD: ' -I ' }[request.method] ?? ' -X ' + request.method + ' \\\n  ';
  const target = '"$BASE_URL' + inDoubleQuotes(request.path) + (query.length ? '?' + query.join('&') : '') + '"';
  return ['curl' + option + target, ...words].join(' \\\n  ');
}

function indented(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function fill(form, values) {
  const type = form.querySelector('.type-choice');
  if (type && values.type) {
    type.value = values.type;
    chooseType(form);
  }
  for (const control of form.querySelectorAll('[name]:enabled')) {
    const value = values[control.name] ?? '';
    control.value = Array.isArray(value) ? value.join('\n') : String(value);
  }
}

/** Of several media types one is sent; the fields of the others are not. */
function chooseType(form) {
  const type = form.querySelector('.type-choice');
  for (const fields of type ? form.querySelectorAll('fieldset') : []) {
    fields.disabled = fields.hidden = fields.dataset.type !== type.value;
  }
}

function makeTryable(form, apiKey) {
  const choice = form.querySelector('.fill');
  const result = form.querySelector('.result');
  chooseType(form);
  fill(form, JSON.parse(choice.value));
  choice.addEventListener('change', () => fill(form, JSON.parse(choice.value)));
  form.querySelector('.type-choice')?.addEventListener('change', () => chooseType(form));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const tried = request(form);
    const show = (part, text) => { result.querySelector(part).textContent = text; };
    form.querySelector('button').disabled = true;
    try {
      const response = await send(tried, apiKey.value);
      const body = await response.text();
      show('.received-status', (response.status + ' ' + response.statusText).trim());
      show('.received-headers', [...response.headers].map(([name, value]) => name + ': ' + value).join('\n'));
      show('.received-body', indented(body));
    } catch (error) {
      show('.received-status', 'none: ' + error.message);
      show('.received-headers', '');
      show('.received-body', '');
    }
    show('.command', curl(tried));
    result.hidden = false;
    form.querySelector('button').disabled = false;
  });
}

for (const template of document.querySelectorAll('template.try')) {
  // The server of the page adds the field for the key if requests can be tried on it.
  const apiKey = document.getElementById('api-key');
  if (apiKey) {
    const form = template.content.querySelector('form');
    template.replaceWith(template.content);
    makeTryable(form, apiKey);
  }
}
document.querySelectorAll('pre.copy').forEach(addCopyButton);
