//! Forged signatures. The claims would be valid.

use pre_sign_up::pass::Problem;
use serde_json::json;

use crate::kit::{
    IDS, NOW, assert_refused, claims, header, key, parts, pass, signature, valid, with, with_signature,
};

/// Order of the group of P-256, big-endian.
const ORDER_P256: [u8; 32] = [
    0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6, 0xfa,
    0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
];
/// Order of the group of Ed25519, little-endian.
const ORDER_ED25519: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

/// The sum of two little-endian numbers.
fn sum(one: &[u8], other: &[u8]) -> Vec<u8> {
    let mut carry = 0;
    let add = |(a, b): (&u8, &u8)| {
        let sum = u16::from(*a) + u16::from(*b) + carry;
        carry = sum >> 8;
        sum.to_le_bytes()[0]
    };
    one.iter().zip(other).map(add).collect()
}

#[test]
fn a_key_of_somebody_else_does_not_fit() {
    for id in IDS {
        let pass = |byte| key(id, byte).jws(&header(id).to_string(), &claims().to_string());
        assert_refused(Problem::Signature, [("one", pass(8)), ("another", pass(9))]);
    }
}

#[test]
fn a_signature_of_other_claims_or_of_another_header_does_not_fit() {
    for id in IDS {
        let (valid, other) = (valid(id), pass(id, &with(claims(), "exp", json!(NOW + 601))));
        let [header, payload, signature] = parts(&valid);
        let [_, other_payload, other_signature] = parts(&other);
        let typed = crate::kit::part(with(crate::kit::header(id), "typ", json!("at+jwt")).to_string());
        let passes = [
            ("claims", format!("{header}.{other_payload}.{signature}")),
            ("signature", format!("{header}.{payload}.{other_signature}")),
            ("header", format!("{typed}.{payload}.{signature}")),
        ];
        assert_refused(Problem::Signature, passes);
    }
}

#[test]
fn damaged_signatures_are_refused() {
    for id in IDS {
        let valid = valid(id);
        let signature = signature(&valid);
        let (first, second) = signature.split_at(32);
        let zero = [0; 32];
        let forged: [(&str, Vec<u8>); 14] = [
            ("empty", vec![]),
            ("one zero", vec![0]),
            ("all zero", vec![0; 64]),
            ("all one", vec![0xff; 64]),
            ("first zero", [&zero, second].concat()),
            ("second zero", [first, &zero].concat()),
            ("first only", first.to_vec()),
            ("63 bytes", signature[..63].to_vec()),
            ("65 bytes", [&signature[..], &[0]].concat()),
            ("65 bytes, in front", [&[0], &signature[..]].concat()),
            ("twice", signature.repeat(2)),
            ("swapped", [second, first].concat()),
            ("reversed", signature.iter().rev().copied().collect()),
            ("long", vec![1; 700]),
        ];
        assert_refused(
            Problem::Signature,
            forged.map(|(name, bytes)| (name, with_signature(&valid, &bytes))),
        );
    }
}

#[test]
fn numbers_outside_the_group_of_p256_are_refused() {
    let valid = valid("ec");
    let signature = signature(&valid);
    let (r, s) = signature.split_at(32);
    let mut one = [0; 32];
    one[31] = 1;
    let der = [&[0x30, 0x44, 0x02, 0x20][..], r, &[0x02, 0x20], s].concat();
    let forged = [
        ("r = n", [&ORDER_P256, s].concat()),
        ("s = n", [r, &ORDER_P256].concat()),
        ("r = s = n", ORDER_P256.repeat(2)),
        ("r = s = 1", one.repeat(2)),
        ("r = 0, s = n", [&[0; 32][..], &ORDER_P256].concat()),
        ("DER", der),
    ];
    assert_refused(Problem::Signature, forged.map(|(name, bytes)| (name, with_signature(&valid, &bytes))));
}

#[test]
fn an_ed25519_signature_has_one_form() {
    let valid = valid("ed");
    let signature = signature(&valid);
    let (r, s) = signature.split_at(32);
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let forged = [
        ("s + order", [r, &sum(s, &ORDER_ED25519)].concat()),
        ("s = order", [r, &ORDER_ED25519].concat()),
        ("r of a small order", [&neutral, s].concat()),
        ("r of a small order, s = 0", [&neutral[..], &[0; 32]].concat()),
    ];
    assert_refused(Problem::Signature, forged.map(|(name, bytes)| (name, with_signature(&valid, &bytes))));
}
