'use strict';

const nextResponse = document.getElementById('next-response');

nextResponse.querySelector('button').addEventListener('click', async () => {
  const outcome = nextResponse.querySelector('output');
  const key = new TextEncoder().encode(nextResponse.querySelector('input').value + ':');
  try {
    const response = await fetch('sandbox/next-responses', {
      method: 'POST',
      credentials: 'omit',
      headers: { Authorization: 'Basic ' + btoa(String.fromCharCode(...key)), 'Content-Type': 'text/plain' },
      body: nextResponse.querySelector('select').value,
    });
    outcome.textContent = response.ok ? 'Set, for one request.' : (await response.json()).error_message;
  } catch {
    outcome.textContent = 'The server did not respond.';
  }
});
