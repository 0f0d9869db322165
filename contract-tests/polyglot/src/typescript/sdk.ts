import { Agent } from 'node:https';
import { Juspay } from 'expresscheckout-nodejs';

const [baseUrl, key, existingCustomer, unknownCustomer] = process.argv.slice(2) as [string, string, string, string];
const { host, hostname } = new URL(baseUrl);
Juspay.customLogger = Juspay.silentLogger;

// The SDK has no method for wallets, so its resource class is called for the path of the contract.
async function createWallet(apiKey: string, customerId: string) {
  const juspay = new Juspay({ merchantId: 'merchant', apiKey, baseUrl });
  try {
    const wallet = await juspay.customer['makeServiceCall']({
      method: 'POST',
      path: `/customers/${customerId}/wallets`,
      body: { gateway: 'MOBIKWIK', command: 'authenticate' },
      // The SDK takes host and port together for the host. That of an agent has precedence.
      headers: { Host: host },
      opts: { agent: new Agent({ host: hostname }) },
    });
    console.log(`created ${wallet['wallet']}`);
  } catch (error) {
    if (!(error instanceof Juspay.errors.APIError)) {
      throw error;
    }
    console.log(error.constructor.name, error.error_info?.code);
  }
}

await createWallet(key, existingCustomer);
await createWallet(key, unknownCustomer);
await createWallet('wrong', existingCustomer);
