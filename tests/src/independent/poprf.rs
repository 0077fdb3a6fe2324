//! The function itself, rule by rule: RFC 9497, mode POPRF, over ristretto255 and SHA-512.

use super::Refused;
use curve25519_dalek::constants::RISTRETTO_BASEPOINT_POINT as GENERATOR;
use curve25519_dalek::ristretto::{CompressedRistretto, RistrettoPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::{Identity, IsIdentity};
use sha2::{Digest, Sha512};

/// `CreateContextString` (RFC 9497 section 3.1) of mode 0x02 (POPRF) and suite ristretto255-SHA512 (section 4.1).
pub(super) const CONTEXT: &[u8] = b"OPRFV1-\x02-ristretto255-SHA512";

/// `DeserializeElement` (RFC 9497 section 4.1): canonical, and not the identity.
pub(super) fn element(bytes: [u8; 32]) -> Result<RistrettoPoint, Refused> {
    let point = CompressedRistretto(bytes).decompress().ok_or(Refused::Element)?;
    if point.is_identity() { Err(Refused::Element) } else { Ok(point) }
}

/// A proof: c and s, each by `DeserializeScalar` (RFC 9497 section 4.1), which takes canonical bytes alone.
pub(super) fn proof(bytes: [u8; 64]) -> Result<[Scalar; 2], Refused> {
    let scalar = |half: &[u8]| {
        let half = half.try_into().expect("half of 64 bytes");
        Scalar::from_canonical_bytes(half).into_option().ok_or(Refused::Scalar)
    };
    Ok([scalar(&bytes[..32])?, scalar(&bytes[32..])?])
}

/// `I2OSP(len, 2)` and then the bytes, for each part (RFC 9497 section 1.2).
pub(super) fn framed(parts: &[&[u8]]) -> Vec<u8> {
    let framed = |part: &&[u8]| {
        let length = u16::try_from(part.len()).expect("the protocol hashes nothing of 64 KiB");
        [&length.to_be_bytes(), *part].concat()
    };
    parts.iter().flat_map(framed).collect()
}

/// `expand_message_xmd` with SHA-512, for 64 bytes (RFC 9380 section 5.3.1). Those are one block of the hash (ell = 1),
/// so there is no chain of blocks to be made.
pub(super) fn expand(message: &[u8], tag: &[u8]) -> [u8; 64] {
    let tag = [tag, &[u8::try_from(tag.len()).expect("our tags are short")]].concat();
    let input_block = [0; 128];
    let first = Sha512::digest([&input_block[..], message, &[0, 64], &[0], &tag].concat());
    Sha512::digest([&first[..], &[1], &tag].concat()).into()
}

/// `HashToGroup` (RFC 9497 section 4.1): the one-way map of RFC 9496 section 4.3.4.
pub(super) fn hash_to_group(message: &[u8]) -> RistrettoPoint {
    RistrettoPoint::from_uniform_bytes(&expand(message, &[b"HashToGroup-", CONTEXT].concat()))
}

/// `HashToScalar` (RFC 9497 section 4.1): 64 bytes, the lowest first, modulo the order.
pub(super) fn hash_to_scalar(message: &[u8]) -> Scalar {
    Scalar::from_bytes_mod_order_wide(&expand(message, &[b"HashToScalar-", CONTEXT].concat()))
}

/// The scalar that the info tweaks the key by (RFC 9497 section 3.3.3).
pub(super) fn tweak(info: &[u8]) -> Scalar {
    hash_to_scalar(&[&b"Info"[..], &framed(&[info])].concat())
}

/// The public key tweaked by the info: the second half of `Blind` (RFC 9497 section 3.3.3).
pub(super) fn tweaked_key(key: &RistrettoPoint, info: &[u8]) -> Result<RistrettoPoint, Refused> {
    let tweaked = GENERATOR * tweak(info) + key;
    if tweaked.is_identity() { Err(Refused::Element) } else { Ok(tweaked) }
}

/// `ComputeComposites` (RFC 9497 section 2.2.1).
pub(super) fn composites(
    key: &RistrettoPoint,
    evaluated: &[RistrettoPoint],
    blinded: &[RistrettoPoint],
) -> [RistrettoPoint; 2] {
    let seed = Sha512::digest(framed(&[key.compress().as_bytes(), &[b"Seed-", CONTEXT].concat()]));
    let mut sums = [RistrettoPoint::identity(); 2];
    for (index, (c, d)) in (0_u16..).zip(evaluated.iter().zip(blinded)) {
        let pair = framed(&[c.compress().as_bytes(), d.compress().as_bytes()]);
        let transcript = [&framed(&[&seed]), &index.to_be_bytes()[..], &pair, b"Composite"].concat();
        let weight = hash_to_scalar(&transcript);
        sums = [sums[0] + c * weight, sums[1] + d * weight];
    }
    sums
}

/// `VerifyProof` (RFC 9497 section 2.2.2), as `Finalize` of POPRF calls it: that the discrete logarithm of the tweaked
/// key is that of every blinded element to the base of its evaluated one.
pub(super) fn proves(
    key: &RistrettoPoint,
    evaluated: &[RistrettoPoint],
    blinded: &[RistrettoPoint],
    [c, s]: [Scalar; 2],
) -> bool {
    let [m, z] = composites(key, evaluated, blinded);
    let points = [*key, m, z, GENERATOR * s + key * c, m * s + z * c].map(|point| point.compress());
    let transcript = framed(&points.each_ref().map(|point| &point.as_bytes()[..]));
    hash_to_scalar(&[&transcript, &b"Challenge"[..]].concat()) == c
}

/// The hash at the end of `Finalize` (RFC 9497 section 3.3.3).
pub(super) fn output(input: &[u8], info: &[u8], unblinded: &RistrettoPoint) -> [u8; 64] {
    let parts = framed(&[input, info, unblinded.compress().as_bytes()]);
    Sha512::digest([&parts, &b"Finalize"[..]].concat()).into()
}
