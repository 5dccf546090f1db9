#!/bin/sh
# Opens an envelope with OpenSSL 3 and stops at the first check that fails.
# sh open.sh MESSAGE MARK SENDER RECEIVER APPKEY
#   MESSAGE   the envelope as JSON, one field on a line
#   MARK      the service; for an answer with .answer behind it
#   SENDER    the sender's public key, PEM
#   RECEIVER  the receiver's private key, PEM
#   APPKEY    the appKey, hexadecimal
set -eu
message=$1 mark=$2 sender=$3 receiver=$4 appkey=$5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

field() { sed -n 's/^ *"'"$1"'": "\([^"]*\)".*/\1/p' "$message"; }
bytes() { field "$1" | openssl base64 -d -A; }
hex() { od -An -v -tx1 | tr -d ' \n'; }

# The signing text: nine lines, no line feed after the last.
{
  printf 'PQ1\n%s\n' "$mark"
  for name in version appId requestId timestamp encryptedKey iv; do field $name; done
  field data | tr -d '\n'
} > "$work/text"

# The MAC must be the one of the envelope.
mac=$(openssl dgst -sm3 -mac HMAC -macopt "hexkey:$(cat "$appkey")" -binary "$work/text" |
  openssl base64 -A)
echo "MAC $mac"
test "$mac" = "$(field mac)"

# The signature is the sender's; a request that changes nothing may come without one.
if [ -n "$(field signature)" ]; then
  bytes signature > "$work/signature"
  openssl pkeyutl -verify -rawin -digest sm3 -pkeyopt distid:1234567812345678 \
    -pubin -inkey "$sender" -in "$work/text" -sigfile "$work/signature"
fi

# The SM4 key, then the payload.
bytes encryptedKey > "$work/encrypted-key"
openssl pkeyutl -decrypt -inkey "$receiver" -in "$work/encrypted-key" -out "$work/key"
key=$(hex < "$work/key")
echo "SM4 key $key"
bytes data | openssl enc -d -sm4-cbc -K "$key" -iv "$(bytes iv | hex)"
echo
