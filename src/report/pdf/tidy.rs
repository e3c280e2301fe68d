//! Objects of a file → those that something leads to, numbered from 1.
//!
//! `lopdf` can do both, in a time that grows with the square of the number of objects; a report of a large site
//! has tens of thousands.

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Removes what nothing leads to, and numbers the rest from 1 in the order that it had.
pub(super) fn tidy(file: &mut Document) {
    let place = |id: &ObjectId| usize::try_from(id.0).unwrap_or(usize::MAX);
    let size = file.objects.keys().next_back().map_or(0, place) + 1;
    let mut reached = vec![false; size];
    let mut next: Vec<ObjectId> = Vec::new();
    of_dictionary(&mut file.trailer, &mut |id| next.push(*id));
    while let Some(id) = next.pop() {
        if let Some(seen) = reached.get_mut(place(&id)).filter(|seen| !**seen) {
            *seen = true;
            if let Some(object) = file.objects.get_mut(&id) {
                of_object(object, &mut |id| next.push(*id));
            }
        }
    }
    let mut numbers = vec![0_u32; size];
    let mut count = 0;
    for id in file.objects.keys().filter(|id| reached[place(id)]) {
        count += 1;
        numbers[place(id)] = count;
    }
    let number = |id: &ObjectId| numbers.get(place(id)).copied().filter(|n| *n > 0);
    // What leads to nothing goes on leading to nothing.
    let mut renumber = |id: &mut ObjectId| *id = (number(id).unwrap_or(count + 1), 0);
    of_dictionary(&mut file.trailer, &mut renumber);
    let objects = std::mem::take(&mut file.objects).into_iter();
    file.objects = objects
        .filter_map(|(old, mut object)| {
            let new = number(&old)?;
            of_object(&mut object, &mut renumber);
            Some(((new, 0), object))
        })
        .collect();
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
