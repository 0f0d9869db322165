import { Configuration, CreateWalletCommandEnum, ResponseError, WalletsApi } from '../../target/typescript-fetch/index.js';

const [basePath, username, customerId] = process.argv.slice(2) as [string, string, string];
const wallets = new WalletsApi(new Configuration({ basePath, username, password: '' }));
try {
  const wallet = await wallets.createWallet({ customerId, gateway: 'MOBIKWIK', command: CreateWalletCommandEnum.Authenticate });
  console.log(`created ${wallet.wallet}`);
} catch (error) {
  if (!(error instanceof ResponseError)) {
    throw error;
  }
  console.log(`refused ${error.response.status}`);
}
