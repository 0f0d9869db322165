package dev.createwallet.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import in.juspay.model.JuspayEnvironment;
import in.juspay.model.RequestOptions;
import in.juspay.model.Wallet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.WalletsApi;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The client beside what else a team could take: one call of {@code java.net.http} by hand with default settings, the stock
 * {@code native} client generated from the same contract, and the provider's own SDK (HTTPS only). All call one server, which
 * runs in the JVM that starts the benchmark and not in the ones that are measured.
 */
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class ClientBenchmark {

    private static final String KEY = "benchmark";
    private static final String CUSTOMER = "cst_1";
    private static final String GATEWAY = "MOBIKWIK";

    /** Who calls. */
    public enum Caller {
        HAND_WRITTEN,
        WALLET_CLIENT,
        STOCK_NATIVE,
        PROVIDER_SDK
    }

    private interface Call {
        Object run() throws Exception;
    }

    /** Over what. */
    @Param({"http", "https"})
    public String scheme;

    /** Who calls. */
    @Param
    public Caller caller;

    private Call call;
    private AutoCloseable opened = () -> {};

    @Setup
    public void open() {
        URI uri = URI.create(scheme + "://127.0.0.1:" + Integer.getInteger(scheme));
        call = switch (caller) {
            case HAND_WRITTEN -> handWritten(uri);
            case WALLET_CLIENT -> walletClient(uri);
            case STOCK_NATIVE -> stockNative(uri);
            case PROVIDER_SDK -> providerSdk(uri);
        };
    }

    @TearDown
    public void close() throws Exception {
        opened.close();
    }

    @Benchmark
    public Object createWallet() throws Exception {
        return call.run();
    }

    private Call walletClient(URI uri) {
        WalletClient client = WalletClient.builder(KEY).baseUri(uri).build();
        opened = client;
        return () -> client.createWallet(
                CreateWalletRequest.builder().customerId(CUSTOMER).gateway(GATEWAY).build());
    }

    private static Call handWritten(URI uri) {
        HttpClient client = HttpClient.newHttpClient();
        ObjectMapper json = new ObjectMapper();
        return () -> {
            HttpRequest request = HttpRequest.newBuilder(URI.create(uri + "/customers/" + CUSTOMER + "/wallets"))
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((KEY + ":").getBytes(UTF_8)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("gateway=" + URLEncoder.encode(GATEWAY, UTF_8)))
                    .build();
            try {
                JsonNode answer = json.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
                return answer.get("id").textValue();
            } catch (IOException e) {
                // With its default executor the JDK loses an answer now and then (JDK-8336655).
                return e;
            }
        };
    }

    private static Call stockNative(URI uri) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(uri.toString());
        String credentials = "Basic " + Base64.getEncoder().encodeToString((KEY + ":").getBytes(UTF_8));
        client.setRequestInterceptor(request -> request.header("Authorization", credentials));
        WalletsApi api = new WalletsApi(client);
        return () -> {
            try {
                return api.createWallet(CUSTOMER, GATEWAY, null, null, null, null, null);
            } catch (org.openapitools.client.ApiException e) {
                return e;
            }
        };
    }

    private static Call providerSdk(URI uri) {
        JuspayEnvironment.withBaseUrl(uri.toString());
        RequestOptions options = RequestOptions.createDefault().withApiKey(KEY);
        return () -> Wallet.create(CUSTOMER, GATEWAY, options);
    }

    /** Runs all, and prints what each takes against the call written by hand. */
    public static void main(String[] args) throws IOException, RunnerException {
        LocalCertificate certificate = LocalCertificate.make(Files.createTempDirectory("benchmark"));
        try (BenchmarkServer http = new BenchmarkServer(ServerSocketFactory.getDefault());
                BenchmarkServer https = new BenchmarkServer(certificate.context().getServerSocketFactory())) {
            String[] jvm = {
                "-Dhttp=" + http.port(),
                "-Dhttps=" + https.port(),
                "-Djavax.net.ssl.trustStore=" + certificate.store(),
                "-Djavax.net.ssl.trustStorePassword=" + LocalCertificate.PASSWORD
            };
            List<RunResult> latency = new ArrayList<>();
            List<RunResult> throughput = new ArrayList<>();
            for (String scheme : new String[] {"http", "https"}) {
                String[] callers = scheme.equals("https")
                        ? new String[] {"HAND_WRITTEN", "WALLET_CLIENT", "STOCK_NATIVE", "PROVIDER_SDK"}
                        : new String[] {"HAND_WRITTEN", "WALLET_CLIENT", "STOCK_NATIVE"};
                OptionsBuilder options = new OptionsBuilder();
                options.include(ClientBenchmark.class.getSimpleName())
                        .param("scheme", scheme)
                        .param("caller", callers)
                        .addProfiler(GCProfiler.class)
                        .jvmArgs(jvm);
                latency.addAll(run(options.mode(Mode.SampleTime).threads(1).timeUnit(TimeUnit.MICROSECONDS).build()));
                throughput.addAll(run(new OptionsBuilder()
                        .parent(options.build())
                        .mode(Mode.Throughput)
                        .threads(8)
                        .timeUnit(TimeUnit.SECONDS)
                        .build()));
            }
            print("Latency of one call after the other: median in us, ratio to HAND_WRITTEN, bytes allocated per call", latency, true);
            print("Throughput of 8 threads: calls per second, ratio to HAND_WRITTEN, bytes allocated per call", throughput, false);
        }
    }

    private static Collection<RunResult> run(Options options) throws RunnerException {
        return new Runner(options).run();
    }

    private static void print(String title, List<RunResult> results, boolean median) {
        System.out.printf("%n%s%n", title);
        for (RunResult result : results) {
            String scheme = result.getParams().getParam("scheme");
            double hand = results.stream()
                    .filter(other -> other.getParams().getParam("scheme").equals(scheme))
                    .filter(other -> other.getParams().getParam("caller").equals("HAND_WRITTEN"))
                    .mapToDouble(other -> score(other, median))
                    .findFirst()
                    .orElseThrow();
            double score = score(result, median);
            System.out.printf(
                    Locale.ROOT,
                    "  %-5s %-13s %,10.1f  %5.2f x  %,9.0f B%n",
                    scheme,
                    result.getParams().getParam("caller"),
                    score,
                    score / hand,
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
        }
    }

    private static double score(RunResult result, boolean median) {
        return median ? result.getPrimaryResult().getStatistics().getPercentile(50) : result.getPrimaryResult().getScore();
    }
}
