'use strict';

// Draws the data in the page. What a server sent becomes text, never markup.
const { contract, report: data } = JSON.parse(document.getElementById('data').textContent);
const report = document.getElementById('report');
const marks = { holds: '✓', accepted: '~', warns: '!', fails: '✕', not_run: '–' };

function el(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.flat());
  return element;
}

function count(number, noun) {
  return number + ' ' + noun + (number === 1 ? '' : 's');
}

function anchor(id) {
  return 'clause:' + id;
}

function href(id) {
  return '#' + encodeURIComponent(anchor(id));
}

function link(id) {
  return el('a', { href: href(id), className: 'mono' }, id);
}

/** A link to the line of the contract in this page, or its name if it is not in it. */
function lineLink(line) {
  const name = data.contract_file + (line > 0 ? ':' + line : '');
  return line > 0 && line <= contract.length
    ? el('a', { href: '#' + encodeURIComponent('line:' + line), className: 'mono' }, name)
    : el('code', {}, name);
}

function copyButton(text) {
  const button = el('button', { type: 'button', className: 'copy' }, 'Copy');
  const say = word => {
    button.textContent = word;
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  };
  button.addEventListener('click', () => {
    const copied = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject();
    copied.catch(() => {
      // A page that is no secure context has no clipboard but this.
      const area = el('textarea', { value: text });
      button.after(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done ? undefined : Promise.reject();
    }).then(() => say('Copied'), () => say('Select it, then copy'));
  });
  return button;
}

function outcomes(outcome) {
  return data.clauses.filter(clause => clause.outcome === outcome).length;
}

function header() {
  const verdicts = { conforms: warned ? 'Conforms, with warnings' : 'Conforms', does_not_conform: 'Does not conform', could_not_run: 'Could not test' };
  return el('header', {},
    el('span', { className: 'verdict ' + (warned ? 'warns' : data.verdict) }, verdicts[data.verdict]),
    el('h1', {}, data.contract),
    el('p', { className: 'quiet' }, data.server + ' · ' + new Date(data.start).toLocaleString() + (data.strict ? ' · strict' : '')
      + (data.clauses.some(isJudgement) ? ' · with judgements' : '')),
    data.reason === '' ? [] : el('p', {}, data.reason),
    el('dl', { className: 'facts' }, [
      ['Clauses that hold', outcomes('holds') + ' of ' + data.clauses.length],
      ['With a warning', outcomes('warns')],
      ['That fail', outcomes('fails')],
      ...(outcomes('accepted') > 0 ? [['Accepted', outcomes('accepted')]] : []),
      ['Contract exercised', percent(exercised.length, data.coverage.length)],
      ['Requests', data.requests],
      ['Time', (data.milliseconds / 1000).toFixed(1) + ' s'],
    ].map(([term, content]) => el('div', {}, el('dt', {}, term), el('dd', {}, String(content))))));
}

function percent(part, whole) {
  return whole === 0 ? '–' : Math.floor(100 * part / whole) + ' %';
}

function isJudgement(clause) {
  return clause.group === 'judgement';
}

function finding(found) {
  const [first, ...others] = found.clauses;
  const shown = data.clauses.find(clause => clause.id === first);
  const { subject, expected, found: actual, place, line, provenance } = found.breach;
  const words = { fails: 'Failure: ', warns: 'Warning: ', accepted: 'Accepted: ' };
  return el('section', { className: 'finding ' + found.outcome },
    el('p', { className: 'label' }, words[found.outcome] + subject),
    el('dl', {}, [
      ...(found.reason === '' ? [] : [['accepted', found.reason]]),
      ['expected', expected],
      ['found', actual],
      ['contract', lineLink(line), ' ', el('code', {}, place), ' ',
        el('span', { className: 'quiet' }, isJudgement(shown) ? 'a judgement of the kit' : provenance)],
      ['clause', link(first), ' ', el('span', {}, shown.description)],
    ].flatMap(([term, ...content]) => [el('dt', {}, term), el('dd', {}, ...content)])),
    el('div', { className: 'command' }, el('pre', {}, found.curl), copyButton(found.curl)),
    el('details', { className: 'others' }, el('summary', {}, 'Request and response'), shown.exchanges.map(exchange)),
    others.length === 0 ? [] : el('details', { className: 'others' },
      el('summary', {}, count(others.length, 'other clause') + ' for the same reason'),
      others.map(id => link(id))));
}

function findings() {
  const unneeded = data.unneeded.map(({ clause, subject, source, why }) => el('p', {},
    (source === '' ? '' : source + ': ') + 'the accepted departure ', el('code', {}, clause + (subject === '' ? '' : ' (' + subject + ')')),
    ' has no effect, ' + why + '; remove it'));
  return data.findings.length + unneeded.length === 0 ? [] : [el('h2', {}, 'Findings'), ...data.findings.map(finding), ...unneeded];
}

/** The text of the contract, drawn when it is first opened. */
function contractText() {
  if (contract.length === 0) {
    return [];
  }
  const details = el('details', { id: 'contract' }, el('summary', {}, data.contract_file));
  details.addEventListener('toggle', () => drawContract(details), { once: true });
  return [el('section', { className: 'contract' }, el('h2', {}, 'Contract'), details)];
}

function drawContract(details) {
  if (details.querySelector('ol') === null) {
    details.append(el('ol', { className: 'mono' }, contract.map((text, i) => el('li', { id: 'line:' + (i + 1) }, text))));
  }
}

function cell(clause) {
  const title = clause.id + ' (' + clause.outcome + ')';
  return el('a', { href: href(clause.id), className: 'cell ' + clause.outcome, title, ariaLabel: title }, marks[clause.outcome]);
}

/** A row for each topic of an operation. */
function grid(cells) {
  const rows = new Map();
  data.clauses.forEach((clause, i) => {
    const group = clause.operation + ' / ' + clause.topic;
    rows.set(group, [...(rows.get(group) || []), cells[i]]);
  });
  return el('dl', { className: 'grid' }, [...rows].flatMap(([group, row]) => [el('dt', {}, group), el('dd', {}, row)]));
}

function exchange({ request, response, milliseconds }) {
  return el('div', { className: 'exchange' },
    el('div', {}, el('h3', {}, 'Request'), el('pre', {}, request)),
    el('div', {}, el('h3', {}, 'Response after ' + milliseconds + ' ms'), el('pre', {}, response)));
}

/** Draws the content when it is first opened, since there may be a lot of it. */
function detail(clause) {
  const details = el('details', { className: 'clause ' + clause.outcome, id: anchor(clause.id) },
    el('summary', {},
      el('span', { className: 'mark ' + clause.outcome, title: clause.outcome }, marks[clause.outcome]),
      el('span', { className: 'mono' }, clause.id),
      el('span', { className: 'quiet' }, clause.place)));
  details.addEventListener('toggle', () => details.append(el('div', { className: 'inside' },
    el('p', {}, clause.description),
    el('p', {}, lineLink(clause.line), ' ', el('code', {}, clause.place)),
    clause.breaches.map(breach => el('p', { className: 'breach' }, breach.subject + ': expected ' + breach.expected + ', found ' + breach.found)),
    clause.exchanges.map(exchange))), { once: true });
  return details;
}

function filter(cells, details) {
  const text = el('input', { type: 'search', placeholder: 'Filter by clause or place ( / )', ariaLabel: 'Filter by clause or place' });
  const shown = el('span', { className: 'quiet', role: 'status' });
  const kinds = ['all', 'fails', 'warns', 'accepted', 'holds', 'not_run'].filter(kind => kind === 'all' || outcomes(kind) > 0)
    .map(kind => el('input', { type: 'radio', name: 'kind', value: kind, checked: kind === 'all' }));
  const apply = () => {
    const words = text.value.toLowerCase().split(/\s+/);
    const kind = kinds.find(input => input.checked).value;
    const matching = data.clauses.map(clause => (kind === 'all' || kind === clause.outcome)
      && words.every(word => (clause.id + ' ' + clause.place).toLowerCase().includes(word)));
    matching.forEach((matches, i) => {
      cells[i].classList.toggle('out', !matches);
      details[i].hidden = !matches;
    });
    shown.textContent = count(matching.filter(Boolean).length, 'clause');
  };
  const bar = el('form', { className: 'bar' }, text,
    el('fieldset', { ariaLabel: 'Outcome' }, kinds.map(input => el('label', {}, input, ' ' + input.value.replace('_', ' ')))), shown);
  bar.addEventListener('input', apply);
  bar.addEventListener('submit', event => event.preventDefault());
  document.addEventListener('keydown', event => {
    if (event.key === '/' && document.activeElement !== text) {
      event.preventDefault();
      text.focus();
    } else if (event.key === 'Escape' && document.activeElement === text) {
      text.value = '';
      apply();
    }
  });
  apply();
  return bar;
}

function coverage() {
  const missing = data.coverage.filter(element => element.clauses.length === 0);
  return data.coverage.length === 0 && data.left_out.length === 0 ? [] : [el('h2', {}, 'Coverage'),
    el('p', {}, exercised.length + ' of the ' + count(data.coverage.length, 'element') + ' of the contract that constrain behaviour '
      + 'are exercised by a clause.'),
    data.left_out.map(({ place, line, operation, reason }) => el('p', {}, el('code', {}, place),
      (line > 0 ? ' (line ' + line + ')' : '') + ' is left out: ' + (operation === '' ? '' : 'operation ' + operation + ': ') + reason)),
    missing.map(({ place, reason }) => el('p', {}, el('code', {}, place), ' ' + reason)),
    el('details', {}, el('summary', {}, 'Which clauses exercise which element'), el('dl', { className: 'coverage' },
      exercised.flatMap(({ place, clauses }) => [el('dt', {}, el('code', {}, place)), el('dd', {}, clauses.map(link))])))];
}

function open() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id.startsWith('line:') && contract.length > 0) {
    const text = document.getElementById('contract');
    drawContract(text);
    text.open = true;
  }
  const target = document.getElementById(id);
  if (target instanceof HTMLLIElement) {
    target.scrollIntoView({ block: 'center' });
  } else if (target instanceof HTMLDetailsElement) {
    target.hidden = false;
    target.open = true;
    target.scrollIntoView();
    target.querySelector('summary').focus();
  }
}

const warned = data.verdict === 'conforms' && outcomes('warns') > 0;
const exercised = data.coverage.filter(element => element.clauses.length > 0);
const cells = data.clauses.map(cell);
const details = data.clauses.map(detail);
document.title = (warned ? '! ' : data.verdict === 'conforms' ? '✓ ' : '✕ ') + data.contract + ' at ' + data.server;
report.replaceChildren(...[header(), findings(), el('h2', {}, 'Clauses'), grid(cells), filter(cells, details), details, coverage(), contractText()].flat(2));
window.addEventListener('hashchange', open);
open();
