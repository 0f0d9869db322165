import sys

from openapi_client import ApiClient, ApiException, Configuration, WalletsApi

host, username, customer_id = sys.argv[1:]
with ApiClient(Configuration(host=host, username=username, password="")) as client:
    try:
        wallet = WalletsApi(client).create_wallet(customer_id, "MOBIKWIK", command="authenticate")
        print("created", wallet.wallet)
    except ApiException as error:
        print("refused", error.status)
