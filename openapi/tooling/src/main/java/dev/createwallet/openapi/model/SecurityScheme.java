package dev.createwallet.openapi.model;

import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.Place;

/**
 * A way to authenticate.
 *
 * @param id its name in the contract
 * @param kind how the credentials are sent
 * @param parameter of an API key, the name of the header or query parameter; else empty
 * @param place where it is declared
 */
public record SecurityScheme(String id, Kind kind, String parameter, Place place) {

    /** How credentials are sent. */
    public enum Kind {
        BASIC,
        BEARER,
        API_KEY_IN_HEADER,
        API_KEY_IN_QUERY
    }
}
