//! Objects of a file → those that something leads to, numbered from 1.
//!
//! `lopdf` can do both, in a time that grows with the square of the number of objects; a report of a large site
//! has tens of thousands.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Removes what nothing leads to, and numbers the rest from 1 in the order that it had.
pub(super) fn tidy(file: &mut Document) {
    let mut reached = BTreeSet::new();
    let mut next: Vec<ObjectId> = Vec::new();
    of_dictionary(&mut file.trailer, &mut |id| next.push(*id));
    while let Some(id) = next.pop() {
        if reached.insert(id)
            && let Some(object) = file.objects.get_mut(&id)
        {
            of_object(object, &mut |id| next.push(*id));
        }
    }
    let mut objects = std::mem::take(&mut file.objects);
    let kept = reached.into_iter().filter(|id| objects.contains_key(id));
    let numbers: BTreeMap<ObjectId, ObjectId> = kept.zip((1_u32..).map(|number| (number, 0))).collect();
    // What leads to nothing goes on leading to nothing.
    let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX - 1);
    let mut renumber = |id: &mut ObjectId| *id = numbers.get(id).copied().unwrap_or((count + 1, 0));
    of_dictionary(&mut file.trailer, &mut renumber);
    for (old, new) in &numbers {
        if let Some(mut object) = objects.remove(old) {
            of_object(&mut object, &mut renumber);
            file.objects.insert(*new, object);
        }
    }
    file.max_id = count;
}

/// Calls `with` for every reference in an object.
fn of_object(object: &mut Object, with: &mut impl FnMut(&mut ObjectId)) {
    match object {
        Object::Reference(id) => with(id),
        Object::Array(array) => array.iter_mut().for_each(|inner| of_object(inner, with)),
        Object::Dictionary(dictionary) => of_dictionary(dictionary, with),
        Object::Stream(stream) => of_dictionary(&mut stream.dict, with),
        _ => {}
    }
}

fn of_dictionary(dictionary: &mut Dictionary, with: &mut impl FnMut(&mut ObjectId)) {
    for (_, inner) in dictionary.iter_mut() {
        of_object(inner, with);
    }
}
