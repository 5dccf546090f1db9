#!/bin/sh
# Seals a payload with OpenSSL 3 and prints the envelope, one field on a line.
# sh seal.sh PAYLOAD MARK APPID REQUESTID SENDER RECEIVER APPKEY
#   PAYLOAD    the payload, JSON in UTF-8
#   MARK       the service; for an answer with .answer behind it
#   APPID      the application that asks
#   REQUESTID  kept before the first attempt, repeated on a retry
#   SENDER     the sender's private key, PEM
#   RECEIVER   the receiver's public key, PEM
#   APPKEY     the appKey, hexadecimal
set -eu
payload=$1 mark=$2 appId=$3 requestId=$4 sender=$5 receiver=$6 appkey=$7
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

hex() { od -An -v -tx1 | tr -d ' \n'; }
base64() { openssl base64 -A; }

# A fresh SM4 key and a fresh initial vector for every envelope.
openssl rand -out "$work/key" 16
openssl rand -out "$work/iv" 16
openssl pkeyutl -encrypt -pubin -inkey "$receiver" -in "$work/key" -out "$work/encrypted-key"
encryptedKey=$(base64 < "$work/encrypted-key")
iv=$(base64 < "$work/iv")
data=$(openssl enc -e -sm4-cbc -K "$(hex < "$work/key")" -iv "$(hex < "$work/iv")" -in "$payload" |
  base64)
timestamp=$(date -u +%Y-%m-%dT%H:%M:%S.000Z)

# The signing text: nine lines, no line feed after the last.
printf 'PQ1\n%s\n1.0\n%s\n%s\n%s\n%s\n%s\n%s' \
  "$mark" "$appId" "$requestId" "$timestamp" "$encryptedKey" "$iv" "$data" > "$work/text"
mac=$(openssl dgst -sm3 -mac HMAC -macopt "hexkey:$(cat "$appkey")" -binary "$work/text" | base64)
signature=$(openssl pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678 \
  -inkey "$sender" -in "$work/text" | base64)

cat <<END
{
  "version": "1.0",
  "appId": "$appId",
  "requestId": "$requestId",
  "timestamp": "$timestamp",
  "encryptedKey": "$encryptedKey",
  "iv": "$iv",
  "data": "$data",
  "mac": "$mac",
  "signature": "$signature"
}
END
