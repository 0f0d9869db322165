import okhttp3.Credentials
import okhttp3.OkHttpClient
import org.openapitools.client.apis.WalletsApi
import org.openapitools.client.infrastructure.ApiClient
import org.openapitools.client.infrastructure.getErrorResponse
import org.openapitools.client.models.ApiError

fun main(args: Array<String>) {
    val (baseUrl, username, customerId) = args
    val http = OkHttpClient.Builder().addInterceptor {
        it.proceed(it.request().newBuilder().header("Authorization", Credentials.basic(username, "")).build())
    }
    val response = ApiClient(baseUrl, okHttpClientBuilder = http).createService(WalletsApi::class.java)
        .createWallet(customerId, "MOBIKWIK", command = WalletsApi.CommandCreateWallet.authenticate.value)
        .execute()
    val wallet = response.body()
    if (wallet != null) {
        println("created ${wallet.wallet}")
    } else {
        checkNotNull(response.getErrorResponse<ApiError>())
        println("refused ${response.code()}")
    }
}
