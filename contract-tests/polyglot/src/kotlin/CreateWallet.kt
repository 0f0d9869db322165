import okhttp3.Credentials
import okhttp3.OkHttpClient
import org.openapitools.client.apis.WalletsApi
import org.openapitools.client.infrastructure.ApiClient
import org.openapitools.client.infrastructure.getErrorResponse
import org.openapitools.client.models.ErrorBody

fun main(args: Array<String>) {
    val (baseUrl, username, customerId) = args
    val http = OkHttpClient.Builder().addInterceptor {
        it.proceed(it.request().newBuilder().header("Authorization", Credentials.basic(username, "")).build())
    }
    val asItComes = args.getOrNull(3) == "as-it-comes"
    val client = if (asItComes) ApiClient(baseUrl, authName = "basicAuth", username = username, password = "")
        else ApiClient(baseUrl, okHttpClientBuilder = http)
    val response = client.createService(WalletsApi::class.java)
        .createWallet(
            customerId, "MOBIKWIK", version = "2023-06-30", command = WalletsApi.CommandCreateWallet.authenticate.value,
            gatewayReferenceId = "M\u00e9 &=+/%\u20ac")
        .execute()
    val wallet = response.body()
    if (wallet != null) {
        println("created ${wallet.wallet}")
    } else {
        checkNotNull(response.getErrorResponse<ErrorBody>())
        println("rejected ${response.code()}")
    }
}
