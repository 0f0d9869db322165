import { Configuration, CreateWalletCommandEnum, ResponseError, WalletsApi } from '../../target/typescript-fetch/index.js';

const [basePath, username, customerId, mode] = process.argv.slice(2) as [string, string, string, string?];
const credentials = mode === 'as-it-comes' ? { username } : { username, password: '' };
const wallets = new WalletsApi(new Configuration({ basePath, ...credentials }));
try {
  const wallet = await wallets.createWallet({
    customerId,
    gateway: 'MOBIKWIK',
    version: '2023-06-30',
    command: CreateWalletCommandEnum.Authenticate,
    gatewayReferenceId: 'M\u00e9 &=+/%\u20ac',
  });
  console.log(`created ${wallet.wallet}`);
} catch (error) {
  if (!(error instanceof ResponseError)) {
    throw error;
  }
  console.log(`rejected ${error.response.status}`);
}
