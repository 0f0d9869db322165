package com.example.team

import dev.createwallet.client.CreateWalletRequest
import dev.createwallet.client.CreateWalletRequest.Command
import dev.createwallet.client.RequestRejectedException
import dev.createwallet.client.WalletClient
import dev.createwallet.server.stub.WalletStub
import dev.createwallet.server.stub.WalletStubExtension
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.api.extension.ExtendWith

@ExtendWith(WalletStubExtension::class)
class WalletsTest {

    @Test
    fun `creates a wallet`(stub: WalletStub) {
        client(stub).use { client ->
            val wallet = client.createWallet(request("cst_existing"))

            // JSpecify tells Kotlin which values may be null.
            val gateway: String = wallet.wallet()
            val token: String? = wallet.token()
            assertEquals("MOBIKWIK", gateway)
            assertNull(token)
        }
    }

    @Test
    fun `is rejected`(stub: WalletStub) {
        client(stub).use { client ->
            val rejection = assertThrows<RequestRejectedException> { client.createWallet(request("cst_unknown")) }

            assertEquals(400, rejection.status())
        }
    }

    private fun client(stub: WalletStub) = WalletClient.builder(stub.apiKey()).baseUri(stub.baseUri()).build()

    private fun request(customer: String) =
        CreateWalletRequest.builder()
            .customerId(customer)
            .gateway("MOBIKWIK")
            .command(Command.AUTHENTICATE)
            .build()
}
