package dev.createwallet.client.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.createwallet.client.CreateWalletRequest;
import dev.createwallet.client.WalletClient;
import dev.createwallet.client.WalletClientBuilder;
import dev.createwallet.client.httpclient5.HttpClient5Transport;
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
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.WalletsApi;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Compares the client, on both transports, with a call of {@code java.net.http} and one of Apache HttpClient 5 written by
 * hand with default settings, the stock {@code native} and {@code apache-httpclient} clients generated from the same contract, and the provider's own SDK (HTTPS only). All call one server,
 * which runs in the JVM that starts the benchmark and not in the ones that are measured.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 1)
public class ClientBenchmark {

    private static final int ROUNDS = 3;
    private static final int THREADS = 8;

    private static final String KEY = "benchmark";
    private static final String CUSTOMER = "cst_1";
    private static final String GATEWAY = "MOBIKWIK";

    /** The clients that are compared. */
    public enum Caller {
        HAND_WRITTEN,
        WALLET_CLIENT,
        HTTPCLIENT5,
        WALLET_CLIENT_ON_HTTPCLIENT5,
        STOCK_NATIVE,
        STOCK_APACHE_HTTPCLIENT,
        PROVIDER_SDK
    }

    private interface Call {
        Object run() throws Exception;
    }

    /** The scheme of the server's URL. */
    @Param({"http", "https"})
    public String scheme;

    /** The client that is measured. */
    @Param
    public Caller caller;

    private Call call;
    private AutoCloseable opened = () -> {};
    private final LongAdder failures = new LongAdder();

    @Setup
    public void open() throws InterruptedException {
        URI uri = URI.create(scheme + "://127.0.0.1:" + Integer.getInteger(scheme));
        call = switch (caller) {
            case HAND_WRITTEN -> handWritten(uri);
            case WALLET_CLIENT -> walletClient(WalletClient.builder(KEY).baseUri(uri));
            case HTTPCLIENT5 -> httpClient5(uri);
            case WALLET_CLIENT_ON_HTTPCLIENT5 ->
                walletClient(WalletClient.builder(KEY).baseUri(uri).transport(HttpClient5Transport.create()));
            case STOCK_NATIVE -> stockNative(uri);
            case STOCK_APACHE_HTTPCLIENT -> stockApacheHttpClient(uri);
            case PROVIDER_SDK -> providerSdk(uri);
        };
        warmUp();
    }

    /**
     * Calls until the clients and TLS are compiled, also for a run of one thread. That takes some 300,000 calls; before,
     * the compiler would be measured. One thread calls first, since eight would leave no core to the compiler.
     */
    private void warmUp() throws InterruptedException {
        warmUp(1, Duration.ofSeconds(10));
        warmUp(THREADS, Duration.ofSeconds(10));
    }

    private void warmUp(int callers, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        List<Thread> threads = Stream.generate(() -> new Thread(() -> callUntil(end)))
                .limit(callers)
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void callUntil(long end) {
        while (System.nanoTime() < end) {
            createWallet();
        }
    }

    @TearDown
    public void close() throws Exception {
        opened.close();
        Files.writeString(
                Path.of(System.getProperty("failures")),
                (caller + "\n").repeat(failures.intValue()),
                StandardOpenOption.APPEND);
    }

    /** A call that fails is counted: with its default executor the JDK loses a response now and then (JDK-8336655). */
    @Benchmark
    public Object createWallet() {
        try {
            return call.run();
        } catch (Exception e) {
            failures.increment();
            return e;
        }
    }

    private Call walletClient(WalletClientBuilder builder) {
        WalletClient client = builder.build();
        opened = client;
        return () -> client.createWallet(CreateWalletRequest.builder()
                .customerId(CUSTOMER)
                .gateway(GATEWAY)
                .build());
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
            JsonNode response = json.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            return response.get("id").textValue();
        };
    }

    /** With a connection for each thread, since the default has five. */
    private CloseableHttpClient openHttpClient5() {
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(THREADS)
                        .build())
                .build();
        opened = client;
        return client;
    }

    private Call httpClient5(URI uri) {
        CloseableHttpClient client = openHttpClient5();
        ObjectMapper json = new ObjectMapper();
        return () -> {
            HttpPost request = new HttpPost(URI.create(uri + "/customers/" + CUSTOMER + "/wallets"));
            request.setHeader(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString((KEY + ":").getBytes(UTF_8)));
            request.setEntity(new StringEntity(
                    "gateway=" + URLEncoder.encode(GATEWAY, UTF_8), ContentType.APPLICATION_FORM_URLENCODED));
            return client.execute(
                    request,
                    response -> json.readTree(EntityUtils.toByteArray(response.getEntity()))
                            .get("id")
                            .textValue());
        };
    }

    private static Call stockNative(URI uri) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(uri.toString());
        String credentials = "Basic " + Base64.getEncoder().encodeToString((KEY + ":").getBytes(UTF_8));
        client.setRequestInterceptor(request -> request.header("Authorization", credentials));
        WalletsApi api = new WalletsApi(client);
        return () -> api.createWallet(CUSTOMER, GATEWAY, null, null, null, null, null);
    }

    private Call stockApacheHttpClient(URI uri) {
        dev.createwallet.benchmark.apache.ApiClient client =
                new dev.createwallet.benchmark.apache.ApiClient(openHttpClient5());
        client.setBasePath(uri.toString());
        client.setUsername(KEY);
        client.setPassword("");
        dev.createwallet.benchmark.apache.WalletsApi api = new dev.createwallet.benchmark.apache.WalletsApi(client);
        return () -> api.createWallet(CUSTOMER, GATEWAY, null, null, null, null, null);
    }

    private static Call providerSdk(URI uri) {
        JuspayEnvironment.withBaseUrl(uri.toString());
        RequestOptions options = RequestOptions.createDefault().withApiKey(KEY);
        return () -> Wallet.create(CUSTOMER, GATEWAY, options);
    }

    /**
     * Runs all in rounds, so that other load on the machine affects all of them, and prints the ratios to the call
     * written by hand.
     *
     * @param args the schemes; both, if there are none
     */
    public static void main(String[] args) throws IOException, RunnerException {
        Path folder = Files.createTempDirectory("benchmark");
        LocalCertificate certificate = LocalCertificate.make(folder);
        Path failures = Files.createFile(folder.resolve("failures"));
        try (BenchmarkServer http = new BenchmarkServer(ServerSocketFactory.getDefault());
                BenchmarkServer https =
                        new BenchmarkServer(certificate.context().getServerSocketFactory())) {
            Options common = new OptionsBuilder()
                    .include(ClientBenchmark.class.getSimpleName())
                    .addProfiler(GCProfiler.class)
                    .jvmArgs(
                            "-Dhttp=" + http.port(),
                            "-Dhttps=" + https.port(),
                            "-Dfailures=" + failures,
                            "-Djavax.net.ssl.trustStore=" + certificate.store(),
                            "-Djavax.net.ssl.trustStorePassword=" + LocalCertificate.PASSWORD)
                    .build();
            for (String scheme : args.length > 0 ? List.of(args) : List.of("http", "https")) {
                compare(scheme, common, () -> http.connections() + https.connections());
            }
            System.out.println("calls that failed: "
                    + Files.readAllLines(failures).stream()
                            .collect(Collectors.groupingBy(caller -> caller, Collectors.counting())));
        }
    }

    private static void compare(String scheme, Options common, IntSupplier connections) throws RunnerException {
        Figures latency = new Figures();
        Figures throughput = new Figures();
        Map<Caller, Integer> made = new EnumMap<>(Caller.class);
        for (int round = 0; round < ROUNDS; round++) {
            for (Caller caller : callers(scheme, round)) {
                int before = connections.getAsInt();
                OptionsBuilder options = new OptionsBuilder();
                options.parent(common).param("scheme", scheme).param("caller", caller.name());
                RunResult sequential = run(options.build(), Mode.SampleTime, 1, TimeUnit.MICROSECONDS);
                latency.add(
                        caller.name(),
                        sequential.getPrimaryResult().getStatistics().getPercentile(50),
                        bytes(sequential));
                RunResult parallel = run(options.build(), Mode.Throughput, THREADS, TimeUnit.SECONDS);
                throughput.add(caller.name(), parallel.getPrimaryResult().getScore(), bytes(parallel));
                made.merge(caller, connections.getAsInt() - before, Integer::sum);
            }
        }
        String columns = "median of the rounds (each round), ratio to the first, bytes allocated per call";
        latency.print(scheme + ", one call after the other, microseconds: " + columns);
        throughput.print(scheme + ", calls per second of " + THREADS + " threads: " + columns);
        System.out.println("connections made: " + made);
    }

    /** All, then those of which a goal is set: one round shows the others. */
    private static List<Caller> callers(String scheme, int round) {
        return Arrays.stream(Caller.values())
                .filter(caller -> round == 0 || caller.compareTo(Caller.STOCK_NATIVE) < 0)
                .filter(caller -> caller != Caller.PROVIDER_SDK || scheme.equals("https"))
                .toList();
    }

    private static RunResult run(Options options, Mode mode, int threads, TimeUnit unit) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .parent(options)
                        .mode(mode)
                        .threads(threads)
                        .timeUnit(unit)
                        .build())
                .runSingle();
    }

    private static double bytes(RunResult result) {
        return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    }
}
