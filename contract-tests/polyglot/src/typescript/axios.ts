import { isAxiosError } from 'axios';
import { Configuration, CreateWalletCommandEnum, WalletsApi } from '../../target/typescript-axios/index.js';

const [basePath, username, customerId] = process.argv.slice(2) as [string, string, string];
const wallets = new WalletsApi(new Configuration({ basePath, username, password: '' }));
try {
  const { data } = await wallets.createWallet(
    customerId, 'MOBIKWIK', '2023-06-30', CreateWalletCommandEnum.Authenticate, undefined, 'M\u00e9 &=+/%\u20ac');
  console.log(`created ${data.wallet}`);
} catch (error) {
  if (!isAxiosError(error) || error.response === undefined) {
    throw error;
  }
  console.log(`rejected ${error.response.status}`);
}
