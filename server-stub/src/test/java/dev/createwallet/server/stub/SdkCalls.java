package dev.createwallet.server.stub;

import in.juspay.exception.JuspayException;
import in.juspay.model.JuspayEnvironment;
import in.juspay.model.RequestOptions;
import in.juspay.model.Wallet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls through the provider's SDK, in a process of their own, since it is configured by what belongs to the whole JVM.
 */
final class SdkCalls {

    private SdkCalls() {}

    private interface Call {
        Wallet make() throws JuspayException;
    }

    /** Prints one line a call; the arguments are the base URI, the API key, a customer, and one that doesn't exist. */
    public static void main(String[] arguments) throws JuspayException {
        JuspayEnvironment.withBaseUrl(arguments[0]);
        JuspayEnvironment.withApiKey(arguments[1]);
        String customer = arguments[2];
        String unknown = arguments[3];
        RequestOptions dated = RequestOptions.createDefault().withApiVersion("2023-06-30");
        RequestOptions undated = RequestOptions.createDefault().withApiVersion("today");
        RequestOptions wrongKey = RequestOptions.createDefault().withApiKey("wrong");
        // The SDK adds to the map that it is given.
        Map<String, Object> mobile = new HashMap<>(Map.of("mobile_number", "99999999"));
        List<SdkCalls.Call> calls = List.<Call>of(
                () -> Wallet.create(customer, "MOBIKWIK"),
                () -> Wallet.create(customer, "MOBIKWIK", mobile, dated),
                () -> Wallet.createAndAuthenticate(customer, "AMAZONPAY", dated),
                () -> Wallet.create(unknown, "MOBIKWIK"),
                () -> Wallet.create(customer, "MOBIKWIK", undated),
                () -> Wallet.create(customer, "MOBIKWIK", wrongKey));
        for (SdkCalls.Call call : calls) {
            System.out.println(outcome(call));
        }
    }

    private static String outcome(Call call) {
        try {
            Wallet wallet = call.make();
            return String.join(
                    " ",
                    "Wallet",
                    wallet.getId(),
                    wallet.getObject(),
                    wallet.getWallet(),
                    String.valueOf(wallet.getLinked()),
                    String.valueOf(wallet.getMetadata()));
        } catch (JuspayException e) {
            return String.join(
                    " ", e.getClass().getSimpleName(), String.valueOf(e.getHttpResponseCode()), e.getErrorCode());
        }
    }
}
