/** Measures the stub beside other servers that can stand in for the provider. */
package dev.createwallet.server.stub.benchmark;
