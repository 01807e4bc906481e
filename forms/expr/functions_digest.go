package expr

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

var digestFunctions = map[string]function{
	"digest":        {least: 2, most: 3, gives: String, build: buildDigest},
	"base64-decode": {least: 1, most: 1, gives: String, run: base64Decode},
}

var digests = map[string]func(text []byte) []byte{
	"MD5":     func(text []byte) []byte { hash := md5.Sum(text); return hash[:] },
	"SHA-1":   func(text []byte) []byte { hash := sha1.Sum(text); return hash[:] },
	"SHA-256": func(text []byte) []byte { hash := sha256.Sum256(text); return hash[:] },
	"SHA-384": func(text []byte) []byte { hash := sha512.Sum384(text); return hash[:] },
	"SHA-512": func(text []byte) []byte { hash := sha512.Sum512(text); return hash[:] },
}

var encodings = map[string]func(data []byte) string{
	"base64": base64.StdEncoding.EncodeToString,
	"hex":    hex.EncodeToString,
}

// buildDigest gives the hash of a text, in base64 unless the third argument
// says hex. An algorithm or encoding that is unknown gives "".
func buildDigest(c *compiler, _ call, arguments []operand) operand {
	if literal, ok := arguments[1].node.(textLiteral); ok && digests[literal.text] == nil {
		c.fault(literal.offset(), "digest() knows 'MD5', 'SHA-1', 'SHA-256', 'SHA-384' and 'SHA-512'")
	}
	text, algorithm := arguments[0].run, arguments[1].run
	encoding := evaluator(func(Env) value { return textValue("base64") })
	if len(arguments) == 3 {
		encoding = arguments[2].run
		if literal, ok := arguments[2].node.(textLiteral); ok && encodings[literal.text] == nil {
			c.fault(literal.offset(), "digest() writes 'base64' and 'hex'")
		}
	}
	return operand{typ: String, run: func(env Env) value {
		digest, encode := digests[algorithm(env).asText()], encodings[encoding(env).asText()]
		if digest == nil || encode == nil {
			return value{}
		}
		return textValue(encode(digest([]byte(text(env).asText()))))
	}}
}

// base64Decode gives the text that base64 holds, "" if it is none.
func base64Decode(env Env, arguments []evaluator) value {
	encoded := strings.TrimRight(trimSpace(arguments[0](env).asText()), "=")
	decoded, err := base64.RawStdEncoding.DecodeString(encoded)
	if err != nil || !utf8.Valid(decoded) {
		return value{}
	}
	return textValue(string(decoded))
}
