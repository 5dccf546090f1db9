import type { FieldTexts } from './field-text.ts'

/** Fields of the envelope; the name of the message in front of them is `envelope`. */
export const envelopeFieldTexts: FieldTexts = {
  'envelope request version': '协议的版本。',
  'envelope request appId': '请求发送方的应用编号，请求和答复中相同。',
  'envelope request requestId': '发送方自己生成，第一次发送前保存，重发时不变，答复带回同一个。',
  'envelope request timestamp': '封装这个信封的时间，UTC，精确到毫秒。',
  'envelope request encryptedKey':
    '用接收方SM2公钥加密的16字节SM4密钥，DER编码的SM2Cipher，Base64。',
  'envelope request iv': 'SM4-CBC的16字节初始向量，Base64。',
  'envelope request data': '业务数据（UTF-8的JSON）经SM4-CBC加密、PKCS#7填充后的密文，Base64。',
  'envelope request mac': '用appKey对待签文本做的HMAC-SM3，Base64。',
  'envelope request signature':
    '对待签文本的SM2签名（SM3，用户标识1234567812345678），DER编码，Base64。',
}
