package main

import (
	"context"
	"fmt"
	"os"

	client "github.com/GIT_USER_ID/GIT_REPO_ID"
)

func main() {
	host, username, customer := os.Args[1], os.Args[2], os.Args[3]
	configuration := client.NewConfiguration()
	configuration.Servers = client.ServerConfigurations{{URL: host}}
	context := context.WithValue(context.Background(), client.ContextBasicAuth, client.BasicAuth{UserName: username})
	wallet, response, err := client.NewAPIClient(configuration).WalletsAPI.CreateWallet(context, customer).
		Gateway("MOBIKWIK").Version("2023-06-30").Command("authenticate").GatewayReferenceId("M\u00e9 &=+/%\u20ac").Execute()
	if err == nil {
		fmt.Println("created", wallet.Wallet)
	} else if response != nil {
		fmt.Println("rejected", response.StatusCode)
	} else {
		panic(err)
	}
}
