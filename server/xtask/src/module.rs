//! A WebAssembly file as far as we need it: how many bytes each function takes, what it is called, and the same file
//! without what only tools read. It reads no instruction.

use crate::Outcome;

const BROKEN: &str = "the WebAssembly file ends early or is none";
const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;

/// One function: its name if it has one, and its size in the file.
pub struct Function {
    /// As the name section says.
    pub name: Option<String>,
    /// Bytes of its body.
    pub size: usize,
}

/// What a module is made of.
pub struct Module {
    /// Its own functions, not the imported ones.
    pub functions: Vec<Function>,
    /// Bytes of constants.
    pub data: usize,
}

/// Reads sizes and names.
pub fn read(bytes: &[u8]) -> Outcome<Module> {
    let mut module = Module { functions: Vec::new(), data: 0 };
    let mut imported = 0;
    let mut names = Vec::new();
    for section in sections(bytes)? {
        let mut reader = Reader { bytes: section.content };
        match section.kind {
            IMPORT => imported = imported_functions(&mut reader)?,
            CODE => {
                for _ in 0..reader.number()? {
                    let size = reader.number()?;
                    reader.take(size)?;
                    module.functions.push(Function { name: None, size });
                }
            }
            DATA => module.data = section.content.len(),
            CUSTOM if reader.text()? == "name" => names = function_names(&mut reader)?,
            _ => {}
        }
    }
    for (index, name) in names {
        if let Some(function) = index.checked_sub(imported).and_then(|own| module.functions.get_mut(own)) {
            function.name = Some(name);
        }
    }
    Ok(module)
}

/// The same module without its custom sections: names and remarks of tools.
pub fn without_custom_sections(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut kept = bytes.get(..8).ok_or(BROKEN)?.to_vec();
    for section in sections(bytes)?.into_iter().filter(|section| section.kind != CUSTOM) {
        kept.extend_from_slice(section.whole);
    }
    Ok(kept)
}

struct Section<'a> {
    kind: u8,
    content: &'a [u8],
    whole: &'a [u8],
}

fn sections(bytes: &[u8]) -> Outcome<Vec<Section<'_>>> {
    if !bytes.starts_with(b"\0asm") {
        return Err(BROKEN.into());
    }
    let mut reader = Reader { bytes: bytes.get(8..).ok_or(BROKEN)? };
    let mut found = Vec::new();
    while !reader.bytes.is_empty() {
        let start = reader.bytes;
        let kind = reader.byte()?;
        let size = reader.number()?;
        let content = reader.take(size)?;
        found.push(Section { kind, content, whole: &start[..start.len() - reader.bytes.len()] });
    }
    Ok(found)
}

fn imported_functions(reader: &mut Reader) -> Outcome<usize> {
    let mut functions = 0;
    for _ in 0..reader.number()? {
        reader.text()?;
        reader.text()?;
        match reader.byte()? {
            0 => {
                functions += 1;
                reader.number()?;
            }
            1 => {
                reader.byte()?;
                reader.limits()?;
            }
            2 => reader.limits()?,
            3 => {
                reader.take(2)?;
            }
            _ => {
                reader.byte()?;
                reader.number()?;
            }
        }
    }
    Ok(functions)
}

fn function_names(reader: &mut Reader) -> Outcome<Vec<(usize, String)>> {
    const FUNCTIONS: u8 = 1;
    while !reader.bytes.is_empty() {
        let kind = reader.byte()?;
        let size = reader.number()?;
        let mut names = Reader { bytes: reader.take(size)? };
        if kind == FUNCTIONS {
            return (0..names.number()?).map(|_| Ok((names.number()?, names.text()?.to_owned()))).collect();
        }
    }
    Ok(Vec::new())
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Outcome<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(BROKEN)?;
        self.bytes = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Outcome<u8> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Outcome<usize> {
        let mut value = 0_u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return usize::try_from(value).map_err(|_| BROKEN.into());
            }
        }
        Err(BROKEN.into())
    }

    fn text(&mut self) -> Outcome<&'a str> {
        let size = self.number()?;
        std::str::from_utf8(self.take(size)?).map_err(|_| BROKEN.into())
    }

    fn limits(&mut self) -> Outcome {
        let has_upper = self.byte()? & 1 == 1;
        self.number()?;
        if has_upper {
            self.number()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(kind: u8, content: &[u8]) -> Vec<u8> {
        [&[kind, u8::try_from(content.len()).unwrap()], content].concat()
    }

    fn small_module() -> Vec<u8> {
        let imports = [&[1, 1][..], b"a", &[1], b"b", &[0, 0]].concat();
        let code = [2, 2, 0, 0x0b, 3, 0, 1, 0x0b];
        let names = [&[4][..], b"name", &[1, 9, 2, 1, 2], b"f1", &[2, 2], b"f2"].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(IMPORT, &imports),
            section(CODE, &code),
            section(CUSTOM, &names),
        ]
        .concat()
    }

    #[test]
    fn a_function_keeps_its_name_and_size_behind_imported_ones() {
        let module = read(&small_module()).unwrap();
        let seen: Vec<_> = module.functions.iter().map(|f| (f.name.as_deref(), f.size)).collect();
        assert_eq!(seen, [(Some("f1"), 2), (Some("f2"), 3)]);
    }

    #[test]
    fn what_ships_has_no_names() {
        let shipped = without_custom_sections(&small_module()).unwrap();
        assert_eq!(read(&shipped).unwrap().functions.len(), 2);
        assert!(read(&shipped).unwrap().functions.iter().all(|f| f.name.is_none()));
    }

    #[test]
    fn a_torn_file_is_refused() {
        let whole = small_module();
        assert!((1..whole.len()).filter(|&end| read(&whole[..end]).is_err()).count() > whole.len() / 2);
        assert!(read(b"not a module").is_err());
    }
}
