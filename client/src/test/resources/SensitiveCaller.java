import dev.createwallet.client.*;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Sends and receives a secret in each place that sensitive.yaml marks. Returns all that it could log. */
public final class SensitiveCaller {

    private SensitiveCaller() {}

    public static String call(String uri) {
        StringWriter log = new StringWriter();
        PrintWriter out = new PrintWriter(log);
        Told told = Told.builder()
                .inline("SECRET")
                .number(5326L)
                .referred("SECRET")
                .alias("SECRET")
                .code(Told.Code.SECRET)
                .list(List.of("SECRET"))
                .items(List.of("SECRET"))
                .referredItems(List.of(List.of("SECRET")))
                .values(Map.of("key", "SECRET"))
                .nested(ToldNested.builder().deep(ToldNestedDeep.builder().leaf("SECRET").build()).build())
                .whole(SecretObject.builder().leaf("SECRET").build())
                .wholes(List.of(SecretObject.builder().leaf("SECRET").build()))
                .build();
        TellRequest request = TellRequest.builder().inPath("SECRET").byReference("SECRET").xSecret("SECRET").body(told)
                .query("SECRET").queries(List.of("SECRET")).build();
        out.println(told);
        out.println(request);
        out.println(FillRequest.builder().inline("SECRET").referred("SECRET").build());
        try (WalletClient client = WalletClient.builder("SECRET").baseUri(URI.create(uri)).build()) {
            out.println(client.tell(request));
            out.println(client.tellWithResponse(request));
            for (int i = 0; i < 3; i++) {
                try {
                    out.println(client.tell(request));
                } catch (WalletClientException e) {
                    out.println("failed");
                    e.printStackTrace(out);
                }
            }
        }
        try {
            TellRequest.builder().inPath("SECRET").byReference("SECRET").xSecret("SECRET\n").body(told);
        } catch (IllegalArgumentException e) {
            out.println("failed");
            e.printStackTrace(out);
        }
        return log.toString();
    }
}
