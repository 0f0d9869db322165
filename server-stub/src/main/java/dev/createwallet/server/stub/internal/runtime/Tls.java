package dev.createwallet.server.stub.internal.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The key and the certificate of a stub that speaks HTTPS.
 *
 * @param keyStore holds the key
 * @param password of the key store and of the key
 * @param alias which of its keys
 * @param certificate what a client has to trust
 */
public record Tls(KeyStore keyStore, String password, String alias, X509Certificate certificate) {

    private static final int VALID_DAYS = 30;
    private static final String LOCALHOST = "dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";

    /**
     * Makes a key and a self-signed certificate for localhost and one more host.
     *
     * <p>The JDK has no API for that but a program, keytool; a library for it would double the size of the stub.
     *
     * @param host a name or an address; left out of the certificate if it means every address
     * @throws IOException if the program could not be run
     */
    public static Tls forLocalhostAnd(InetSocketAddress host) throws IOException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path folder = Files.createTempDirectory("wallet-stub");
        Path file = folder.resolve("key.p12");
        try {
            ProcessBuilder keytool = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-J-XX:TieredStopAtLevel=1",
                    "-J-XX:+UseSerialGC",
                    "-genkeypair",
                    "-alias",
                    "stub",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "SAN=" + names(host),
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-validity",
                    String.valueOf(VALID_DAYS),
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass:env",
                    "STUB_PASSWORD");
            keytool.environment().put("STUB_PASSWORD", password);
            Process process = keytool.redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IOException("keytool made no certificate");
            }
            return of(file, password);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted as keytool made a certificate", e);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    /** The names for the certificate, as keytool takes them. */
    static String names(InetSocketAddress host) {
        String name = host.getHostString();
        String kind = name.equals(host.getAddress().getHostAddress().replaceFirst("%.*", "")) || name.contains(":")
                ? "ip"
                : "dns";
        return host.getAddress().isAnyLocalAddress() || name.contains("%")
                ? LOCALHOST
                : LOCALHOST + "," + kind + ":" + name;
    }

    /**
     * Takes the first key of a key store.
     *
     * @param file a PKCS12 or JKS key store
     * @param password of the key store and of its key
     * @throws IOException if it can't be read, the password is wrong, or it has no key
     */
    public static Tls of(Path file, String password) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("No such file: " + file);
        }
        try {
            KeyStore keyStore = KeyStore.getInstance(file.toFile(), password.toCharArray());
            for (String alias : Collections.list(keyStore.aliases())) {
                if (keyStore.isKeyEntry(alias)
                        && keyStore.getCertificate(alias) instanceof X509Certificate certificate) {
                    keyStore.getKey(alias, password.toCharArray());
                    return new Tls(keyStore, password, alias, certificate);
                }
            }
            throw new IOException("No key in " + file);
        } catch (UnrecoverableKeyException e) {
            throw new IOException(
                    "The key in " + file + " has another password than the key store; both must have the same", e);
        } catch (GeneralSecurityException e) {
            throw new IOException("Not a key store: " + file, e);
        }
    }

    /** The certificate in the form that curl and most clients read. */
    public static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The certificate can't be encoded", e);
        }
    }

    /** Trusts this certificate and nothing else. */
    public SSLContext trusting() {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(alias, certificate);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The JDK could not trust the certificate", e);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Tls[" + certificate.getSubjectX500Principal() + "]";
    }
}
