/**
 * What the generated code needs beside the standards: constraints that Bean Validation lacks, and conversions of
 * values.
 */
package dev.createwallet.server.support;
