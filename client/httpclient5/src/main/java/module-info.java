/** Carries the requests of the Create Wallet client over Apache HttpClient 5. */
// HttpClient has no modules of its own, and a digit at its end.
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module dev.createwallet.client.httpclient5 {
    requires transitive dev.createwallet.client;
    requires transitive org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.jspecify;

    exports dev.createwallet.client.httpclient5;
}
