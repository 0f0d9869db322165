import com.example.wallets.ApiClient;
import com.example.wallets.ApiException;
import org.openapitools.client.api.WalletsApi;

/** With the default library of the generator for Java. */
public final class CreateWallet {

    public static void main(String[] arguments) throws ApiException {
        ApiClient client = new ApiClient();
        client.setBasePath(arguments[0]);
        client.setUsername(arguments[1]);
        client.setPassword("");
        try {
            System.out.println("created "
                    + new WalletsApi(client)
                            .createWallet(
                                    arguments[2],
                                    "MOBIKWIK",
                                    "2023-06-30",
                                    "authenticate",
                                    null,
                                    "M\u00e9 &=+/%\u20ac",
                                    null)
                            .getWallet());
        } catch (ApiException e) {
            if (e.getCode() == 0) {
                throw e;
            }
            System.out.println("rejected " + e.getCode());
        }
    }
}
