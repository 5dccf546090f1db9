import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.util.encoders.Hex;

/**
 * Answers orders with BouncyCastle: a line "order key bytes [bytes]" in, a line out. Keys and
 * bytes are hex; ciphertexts are DER SM2Cipher and signatures DER, as on the wire.
 */
public final class BouncyCastleWitness {
  private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
  private static final ECDomainParameters DOMAIN =
      new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());
  private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
  private static final int COORDINATE = 32;

  public static void main(String[] none) throws Exception {
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      System.out.println(answer(line.split(" ")));
    }
  }

  private static String answer(String[] words) throws Exception {
    byte[] bytes = Hex.decode(words[2]);
    switch (words[0]) {
      case "sign":
        return Hex.toHexString(sign(words[1], bytes));
      case "verify":
        return String.valueOf(verify(words[1], bytes, Hex.decode(words[3])));
      case "encrypt":
        return Hex.toHexString(encrypt(words[1], bytes));
      case "decrypt":
        return Hex.toHexString(decrypt(words[1], bytes));
      default:
        throw new IllegalArgumentException("unknown order " + words[0]);
    }
  }

  private static byte[] sign(String privateKey, byte[] message) throws Exception {
    SM2Signer signer = new SM2Signer();
    CipherParameters random = new ParametersWithRandom(privateKey(privateKey), new SecureRandom());
    signer.init(true, new ParametersWithID(random, USER_ID));
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  private static boolean verify(String publicKey, byte[] message, byte[] signature) {
    SM2Signer signer = new SM2Signer();
    signer.init(false, new ParametersWithID(publicKey(publicKey), USER_ID));
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  private static byte[] encrypt(String publicKey, byte[] plaintext) throws Exception {
    SM2Engine engine = new SM2Engine(new SM3Digest(), SM2Engine.Mode.C1C3C2);
    engine.init(true, new ParametersWithRandom(publicKey(publicKey), new SecureRandom()));
    byte[] cipher = engine.processBlock(plaintext, 0, plaintext.length);
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(new ASN1Integer(new BigInteger(1, part(cipher, 1, COORDINATE))));
    fields.add(new ASN1Integer(new BigInteger(1, part(cipher, 1 + COORDINATE, COORDINATE))));
    int hash = 1 + 2 * COORDINATE;
    fields.add(new DEROctetString(part(cipher, hash, COORDINATE)));
    int text = hash + COORDINATE;
    fields.add(new DEROctetString(part(cipher, text, cipher.length - text)));
    return new DERSequence(fields).getEncoded("DER");
  }

  private static byte[] decrypt(String privateKey, byte[] der) throws Exception {
    ASN1Sequence fields = ASN1Sequence.getInstance(der);
    BigInteger x = ASN1Integer.getInstance(fields.getObjectAt(0)).getPositiveValue();
    BigInteger y = ASN1Integer.getInstance(fields.getObjectAt(1)).getPositiveValue();
    byte[] point = CURVE.getCurve().createPoint(x, y).getEncoded(false);
    byte[] hash = ASN1OctetString.getInstance(fields.getObjectAt(2)).getOctets();
    byte[] text = ASN1OctetString.getInstance(fields.getObjectAt(3)).getOctets();
    byte[] cipher = new byte[point.length + hash.length + text.length];
    System.arraycopy(point, 0, cipher, 0, point.length);
    System.arraycopy(hash, 0, cipher, point.length, hash.length);
    System.arraycopy(text, 0, cipher, point.length + hash.length, text.length);
    SM2Engine engine = new SM2Engine(new SM3Digest(), SM2Engine.Mode.C1C3C2);
    engine.init(false, privateKey(privateKey));
    return engine.processBlock(cipher, 0, cipher.length);
  }

  private static ECPrivateKeyParameters privateKey(String hex) {
    return new ECPrivateKeyParameters(new BigInteger(hex, 16), DOMAIN);
  }

  private static ECPublicKeyParameters publicKey(String hex) {
    return new ECPublicKeyParameters(CURVE.getCurve().decodePoint(Hex.decode(hex)), DOMAIN);
  }

  private static byte[] part(byte[] whole, int start, int length) {
    byte[] copy = new byte[length];
    System.arraycopy(whole, start, copy, 0, length);
    return copy;
  }
}
