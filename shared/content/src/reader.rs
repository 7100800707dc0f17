//! Reads numbers and texts from the start of a slice of bytes, never beyond its end.

/// The bytes that are not read yet.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    pub rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    pub fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    pub fn small(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    pub fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    pub fn name(&mut self) -> Option<&'a str> {
        let length = self.small()?.into();
        str::from_utf8(self.take(length)?).ok()
    }

    pub fn text(&mut self) -> Option<&'a str> {
        str::from_utf8(self.long()?).ok()
    }

    /// The bytes of a text, without a check of their UTF-8.
    pub fn long(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        self.take(length)
    }

    pub fn list(&mut self) -> Option<&'a [u8]> {
        let length = usize::from(self.small()?);
        self.take(length * 2)
    }
}

/// The number at an index of a table.
pub fn number_at(numbers: &[u8], index: usize) -> Option<usize> {
    let bytes = numbers.get(index * 4..index * 4 + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}
