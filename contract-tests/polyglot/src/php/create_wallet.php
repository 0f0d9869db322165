<?php
require 'GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class): void {
    $file = 'target/php/lib/' . str_replace('\\', '/', substr($class, strlen('OpenAPI\\Client\\'))) . '.php';
    if (str_starts_with($class, 'OpenAPI\\Client\\') && is_file($file)) {
        require $file;
    }
});

use OpenAPI\Client\Api\WalletsApi;
use OpenAPI\Client\ApiException;
use OpenAPI\Client\Configuration;

[, $host, $username, $customerId] = $argv;
$config = (new Configuration())->setHost($host)->setUsername($username)->setPassword('');
try {
    $wallet = (new WalletsApi(config: $config))->createWallet(
        $customerId, 'MOBIKWIK', '2023-06-30', 'authenticate', null, "M\u{e9} &=+/%\u{20ac}");
    echo "created {$wallet->getWallet()}\n";
} catch (ApiException $e) {
    echo "rejected {$e->getCode()}\n";
}
