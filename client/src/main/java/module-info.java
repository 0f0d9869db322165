/** The Java client of the Create Wallet endpoint. */
module dev.createwallet.client {
    requires transitive java.net.http;
    requires transitive org.jspecify;
    requires com.fasterxml.jackson.databind;

    exports dev.createwallet.client;
    exports dev.createwallet.client.transport;
}
