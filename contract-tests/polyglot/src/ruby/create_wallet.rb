require 'openapi_client'
require 'uri'

base_uri, username, customer_id = ARGV
server = URI(base_uri)
config = OpenapiClient::Configuration.new
config.scheme = server.scheme
config.host = "#{server.host}:#{server.port}"
config.server_index = nil
config.username = username
config.password = ''
begin
  wallet = OpenapiClient::WalletsApi.new(OpenapiClient::ApiClient.new(config)).create_wallet(
    customer_id, 'MOBIKWIK', version: '2023-06-30', command: 'authenticate', gateway_reference_id: "M\u00e9 &=+/%\u20ac")
  puts "created #{wallet.wallet}"
rescue OpenapiClient::ApiError => e
  puts "rejected #{e.code}"
end
