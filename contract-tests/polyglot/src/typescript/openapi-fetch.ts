import type { paths } from '@createwallet/openapi';
import createClient from 'openapi-fetch';

const [baseUrl, username, customerId] = process.argv.slice(2) as [string, string, string];
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Basic ${btoa(`${username}:`)}` } });
const { data, response } = await client.POST('/customers/{customer_id}/wallets', {
  params: { path: { customer_id: customerId }, header: { version: '2023-06-30' } },
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: { gateway: 'MOBIKWIK', command: 'authenticate', gateway_reference_id: 'M\u00e9 &=+/%\u20ac' },
});
console.log(data === undefined ? `rejected ${response.status}` : `created ${data.wallet}`);
