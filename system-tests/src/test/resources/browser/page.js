// What a member and their coach do, each in a browser, on a page that neither service has served.
'use strict';

const MEMBER = 'bright-browser';
const COACH = 'carla';
const element = id => document.getElementById(id);

let rapport;

function base64Url(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function login() {
  const verifier = base64Url(crypto.getRandomValues(new Uint8Array(32)));
  const state = base64Url(crypto.getRandomValues(new Uint8Array(16)));
  sessionStorage.setItem('verifier', verifier);
  sessionStorage.setItem('state', state);
  const challenge = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  location.assign(rapport.issuer + '/oauth2/authorize?' + new URLSearchParams({
    response_type: 'code',
    client_id: 'rapport-web',
    scope: 'openid',
    redirect_uri: location.origin + '/callback',
    state,
    code_challenge: base64Url(challenge),
    code_challenge_method: 'S256',
  }));
}

async function comeBack(answer) {
  if (answer.get('state') !== sessionStorage.getItem('state')) {
    throw new Error('this is the answer to another login');
  }
  const response = await fetch(rapport.issuer + '/oauth2/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'rapport-web',
      code: answer.get('code'),
      redirect_uri: location.origin + '/callback',
      code_verifier: sessionStorage.getItem('verifier'),
    }),
  });
  if (!response.ok) {
    throw new Error(`no token: ${response.status}`);
  }
  sessionStorage.setItem('token', (await response.json()).access_token);
  history.replaceState(null, '', '/');
}

// A service that says that it cannot answer now says when to ask again, too.
async function patiently(address, request) {
  for (let time = 1; ; time++) {
    const response = await fetch(address, request);
    const pause = response.headers.get('Retry-After');
    if (response.status !== 503 || !pause || time === 60) {
      return response;
    }
    await new Promise(goOn => setTimeout(goOn, 1000 * pause));
  }
}

async function ask(service, method, path, body) {
  const headers = { Authorization: 'Bearer ' + sessionStorage.getItem('token') };
  const applied = sessionStorage.getItem('applied');
  if (service === rapport.queries && applied) {
    headers['Rapport-Applied'] = applied;
  }
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  if (method !== 'GET') {
    headers['Idempotency-Key'] = crypto.randomUUID();
  }
  const response = await patiently(service + path, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  const json = text ? JSON.parse(text) : null;
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${json && json.rule}`);
  }
  if (service === rapport.commands) {
    sessionStorage.setItem('applied', response.headers.get('Rapport-Applied'));
  }
  return json;
}

const read = path => ask(rapport.queries, 'GET', path);
const tell = (method, path, body) => ask(rapport.commands, method, path, body);

async function engagement() {
  const { items } = await read('/engagements');
  return items.find(one => [MEMBER, COACH].includes(one.other.id));
}

const ACTIONS = {
  async ask() {
    await tell('POST', `/members/${MEMBER}/engagements`, {
      about: 'From meeting people to knowing them',
      scopes: ['TIMELINE_AND_CARDS', 'GOALS_AND_PLAN', 'NAMES'],
    });
    return 'asked for timeline and cards, goals and plan, and names';
  },
  async meet() {
    await tell('POST', '/relationships', { name: 'Mina Duarte' });
    return 'met Mina Duarte';
  },
  async grant() {
    const at = '/engagements/' + (await engagement()).engagementId;
    await tell('POST', at + '/acceptance', {});
    await tell('PUT', at + '/access', { scopes: ['TIMELINE_AND_CARDS'], past: true });
    return 'granted timeline and cards, without names';
  },
  async desk() {
    const { members } = await read('/coaching/desk');
    const row = members.find(one => one.member?.id === MEMBER);
    return 'on the desk: ' + (row ? row.open.map(one => one.scope).join(', ') || 'nothing is open' : 'nobody');
  },
  async feedback() {
    const at = '/engagements/' + (await engagement()).engagementId;
    const { items } = await read(`/members/${MEMBER}/timeline?kind=MEETING&limit=1`);
    await tell('POST', `/members/${MEMBER}${at}/feedback`, {
      subject: { entryId: items[0].entryId },
      words: 'You asked before you offered. Keep that',
    });
    return 'gave feedback on ' + items[0].kind;
  },
  async revoke() {
    await tell('POST', '/engagements/' + (await engagement()).engagementId + '/access/revocation', {
      scopes: ['TIMELINE_AND_CARDS'],
    });
    return 'took timeline and cards back';
  },
  async looks() {
    const { items } = await read('/looks');
    return 'looked: ' + [...new Set(items.map(look => look.viewerId + ' at ' + look.resource))].join(', ');
  },
};

function log(text, bad) {
  const line = document.createElement('li');
  line.textContent = text;
  line.className = bad ? 'bad' : '';
  element('log').append(line);
}

async function act(name) {
  try {
    log(await ACTIONS[name]());
  } catch (error) {
    log(error.message, true);
  }
}

async function begin() {
  rapport = await (await fetch('/rapport.json')).json();
  element('login').onclick = login;
  Object.keys(ACTIONS).forEach(name => { element(name).onclick = () => act(name); });
  const answer = new URLSearchParams(location.search);
  if (answer.has('code')) {
    await comeBack(answer);
  }
  if (sessionStorage.getItem('token')) {
    const me = await read('/me');
    element('who').textContent = `${me.id} of ${me.tenant}`;
  }
  document.body.dataset.ready = 'yes';
}

begin().catch(error => log(error.message, true));
