import sys

from openapi_client import ApiClient, ApiException, Configuration, WalletsApi

host, username, customer_id = sys.argv[1:]
with ApiClient(Configuration(host=host, username=username, password="")) as client:
    try:
        wallet = WalletsApi(client).create_wallet(
            customer_id, "MOBIKWIK", version="2023-06-30", command="authenticate", gateway_reference_id="M\u00e9 &=+/%\u20ac")
        print("created", wallet.wallet)
    except ApiException as error:
        print("rejected", error.status)
