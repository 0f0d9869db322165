package dev.createwallet.conformance;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.createwallet.conformance.internal.contract.Content;
import dev.createwallet.conformance.internal.contract.ResponseSpec;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Start here: the contract of the one operation, as requests and responses. The kit tries far more; see
 * {@link ProviderTest}.
 *
 * <p>The server is our stub, or the one at {@code -Dcontract.base-uri}; {@link ProviderExtension} lists the properties.
 */
@ExtendWith(ProviderExtension.class)
final class CreateWalletContractTest {

    private static final String WALLETS = "/customers/{customer_id}/wallets";

    private final Target server;
    private final String gateway;
    private final String customer;
    private final String unknownCustomer;

    CreateWalletContractTest(ProviderExtension.Subject subject) {
        server = subject.target();
        gateway = server.values().getOrDefault("gateway", "MOBIKWIK");
        customer = server.examples().getOrDefault("existing_customer", "cst_existing");
        unknownCustomer = server.examples().getOrDefault("unknown_customer", "cst_unknown");
    }

    /** The API key is the user name, and the password is empty. */
    private RequestSpecification request() {
        return anonymousRequest().auth().preemptive().basic(server.apiKey(), "");
    }

    private RequestSpecification anonymousRequest() {
        return given().spec(new RequestSpecBuilder()
                .setBaseUri(server.baseUri())
                .setAccept(ContentType.JSON)
                .setContentType(ContentType.URLENC)
                .setConfig(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .build());
    }

    @Test
    void createsWalletUnderRegisteredNumber() {
        request()
                .formParam("gateway", gateway)
                .formParam("command", "authenticate")
                .header("version", "2023-06-30")
                .when()
                .post(WALLETS, customer)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body(keepsTheSchemaOf(200))
                .body("wallet", equalTo(gateway))
                .body("linked", equalTo(false));
    }

    @Test
    void createsWalletUnderGivenNumber() {
        request()
                .formParam("gateway", gateway)
                .formParam("command", "authenticate")
                .formParam("mobile_number", "99999999")
                .when()
                .post(WALLETS, customer)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body(keepsTheSchemaOf(200))
                .body("metadata.mobile_number", equalTo("99999999"));
    }

    @Test
    void givesEachWalletAnIdOfItsOwn() {
        String first = request()
                .formParam("gateway", gateway)
                .when()
                .post(WALLETS, customer)
                .path("id");

        request()
                .formParam("gateway", gateway)
                .when()
                .post(WALLETS, customer)
                .then()
                .statusCode(200)
                .body("id", not(anyOf(nullValue(), equalTo(first))));
    }

    @Test
    void rejectsUnknownCustomer() {
        int status = PackagedContract.status(PackagedContract.createWallet(), "unknown_customer");

        request()
                .formParam("gateway", gateway)
                .when()
                .post(WALLETS, unknownCustomer)
                .then()
                .statusCode(status)
                .contentType(ContentType.JSON)
                .body(keepsTheSchemaOf(status));
    }

    @Test
    void rejectsMissingGateway() {
        request()
                .formParam("command", "authenticate")
                .when()
                .post(WALLETS, customer)
                .then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body(keepsTheSchemaOf(400));
    }

    @Test
    void rejectsEmptyGateway() {
        request()
                .formParam("gateway", "")
                .when()
                .post(WALLETS, customer)
                .then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body(keepsTheSchemaOf(400));
    }

    @Test
    void rejectsUnknownCommand() {
        request()
                .formParam("gateway", gateway)
                .formParam("command", "delink")
                .when()
                .post(WALLETS, customer)
                .then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body(keepsTheSchemaOf(400));
    }

    @Test
    void rejectsVersionThatIsNoDate() {
        request()
                .formParam("gateway", gateway)
                .header("version", "2")
                .when()
                .post(WALLETS, customer)
                .then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body(keepsTheSchemaOf(400));
    }

    @Test
    void demandsBasicCredentials() {
        anonymousRequest()
                .formParam("gateway", gateway)
                .when()
                .post(WALLETS, customer)
                .then()
                .statusCode(401)
                .contentType(ContentType.JSON)
                .header("WWW-Authenticate", startsWith("Basic"))
                .body(keepsTheSchemaOf(401));
    }

    @Test
    void rejectsWrongKey() {
        anonymousRequest()
                .auth()
                .preemptive()
                .basic("not-" + server.apiKey(), "")
                .formParam("gateway", gateway)
                .when()
                .post(WALLETS, customer)
                .then()
                .statusCode(401)
                .contentType(ContentType.JSON)
                .header("WWW-Authenticate", startsWith("Basic"))
                .body(keepsTheSchemaOf(401));
    }

    /** Matches bodies that keep the schema which the contract gives responses of a status. */
    private static Matcher<String> keepsTheSchemaOf(int status) {
        Content content = PackagedContract.createWallet()
                .documented(status)
                .flatMap(ResponseSpec::json)
                .orElseThrow();
        return new TypeSafeDiagnosingMatcher<>() {
            @Override
            protected boolean matchesSafely(String body, Description mismatch) {
                try {
                    mismatch.appendText(content.element()
                            .breaches(new ObjectMapper().readTree(body))
                            .toString());
                    return content.element().allows(new ObjectMapper().readTree(body));
                } catch (JsonProcessingException e) {
                    mismatch.appendText("not JSON: ").appendText(e.getOriginalMessage());
                    return false;
                }
            }

            @Override
            public void describeTo(Description description) {
                description
                        .appendText("a body that keeps the schema at ")
                        .appendText(content.element().place().toString());
            }
        };
    }
}
