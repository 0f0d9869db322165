"""A provider of the contract that shares no code with ours: python3 provider.py PORT KEY"""
import base64, http.server, json, re, sys, urllib.parse, uuid

port, key = int(sys.argv[1]), sys.argv[2]


class Provider(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode(), keep_blank_values=True)
        field = lambda name: form.get(name, [None])[0]
        scheme, _, credentials = self.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "basic" or credentials != base64.b64encode(f"{key}:".encode()).decode():
            self.respond(401, {})
        elif (self.path == "/customers/cst_unknown/wallets" or not field("gateway") or field("command") not in (None, "authenticate")
              or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", self.headers.get("version", "2023-06-30"))):
            self.respond(400, {})
        else:
            wallet = dict(id=f"wlt_{uuid.uuid4().hex}", object="wallet_account", wallet=field("gateway"), token=None,
                          current_balance=None, linked=False, last_refreshed=None, gateway_reference_id=field("gateway_reference_id"))
            if field("mobile_number") is not None:
                wallet["metadata"] = dict(mobile_number=field("mobile_number"))
            self.respond(200, wallet)

    def respond(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        if status == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="wallets"')
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())


with http.server.ThreadingHTTPServer(("127.0.0.1", port), Provider) as server:
    print(server.server_port, flush=True)
    server.serve_forever()
