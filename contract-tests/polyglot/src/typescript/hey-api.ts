import { client } from '../../target/hey-api/client.gen.js';
import { createWallet } from '../../target/hey-api/index.js';

const [baseUrl, username, customerId] = process.argv.slice(2) as [string, string, string];
client.setConfig({ baseUrl, auth: `${username}:` });
const { data, response } = await createWallet({
  path: { customer_id: customerId },
  headers: { version: '2023-06-30' },
  body: { gateway: 'MOBIKWIK', command: 'authenticate', gateway_reference_id: 'M\u00e9 &=+/%\u20ac' },
});
console.log(data === undefined ? `rejected ${response?.status}` : `created ${data.wallet}`);
