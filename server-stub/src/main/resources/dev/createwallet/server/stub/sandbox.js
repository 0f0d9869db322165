'use strict';

const nextAnswer = document.getElementById('next-answer');

nextAnswer.querySelector('button').addEventListener('click', async () => {
  const told = nextAnswer.querySelector('output');
  const key = new TextEncoder().encode(nextAnswer.querySelector('input').value + ':');
  try {
    const response = await fetch('sandbox/next-answers', {
      method: 'POST',
      credentials: 'omit',
      headers: { Authorization: 'Basic ' + btoa(String.fromCharCode(...key)), 'Content-Type': 'text/plain' },
      body: nextAnswer.querySelector('select').value,
    });
    told.textContent = response.ok ? 'Set, for one request.' : (await response.json()).error_message;
  } catch {
    told.textContent = 'The server did not answer.';
  }
});
