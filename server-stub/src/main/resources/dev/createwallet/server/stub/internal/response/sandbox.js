'use strict';

// It runs after reference.js, which has basic().
const apiKey = document.getElementById('api-key');
const setNextResponse = document.getElementById('set-next-response');
const recorded = document.getElementById('recorded');

async function control(path, options) {
  try {
    const response = await fetch('sandbox/' + path, {
      credentials: 'omit',
      headers: { Authorization: basic(apiKey.value), 'Content-Type': 'text/plain' },
      ...options,
    });
    const body = await response.text();
    return response.ok ? { body } : { fault: JSON.parse(body).error_message };
  } catch {
    return { fault: 'The server did not respond.' };
  }
}

setNextResponse.addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = document.getElementById('next-response').value;
  const { fault } = await control('next-responses', { method: 'POST', body });
  setNextResponse.querySelector('output').textContent = fault ?? 'Set, for one request.';
});

/** The newest first, without what is empty, and without what the page itself loaded. */
function readable(requests) {
  const isEmpty = (value) => value === '' || (value instanceof Object && Object.keys(value).length === 0);
  const sent = requests.filter((request) => request.operation).reverse();
  return sent.length ? JSON.stringify(sent, (name, value) => (isEmpty(value) ? undefined : value), 2) : 'None yet.';
}

document.getElementById('show-recorded').addEventListener('click', async () => {
  const { fault, body } = await control('requests');
  recorded.textContent = fault ?? readable(JSON.parse(body));
});

// The commands of the page call this server.
document.getElementById('base-url').textContent = location.origin;
document.getElementById('key-of-commands').textContent = apiKey.value || '...';
document.querySelector('#sandbox .controls').hidden = false;
