//! Which items share one place, because they are never shown together.
//!
//! Foresighted layout (Diehl, Görg, Kerren 2001) joins all nodes that can be joined; here only crowded columns do, by first fit along time, so that a place keeps meaning one object where there is room.

use super::Request;
use super::quality::together;

/// Pictures with no more items than this share nothing.
const SMALL: usize = 12;
/// Columns with no more items than this share nothing.
const AIRY: usize = 3;

/// Gives each item the number of its place; numbers are dense, a place lies in one column.
pub(super) fn places(request: &Request, column: &[usize], free: &[usize]) -> Vec<usize> {
    let n = request.items.len();
    let mut place = vec![usize::MAX; n];
    let mut taken = 0;
    let count = column.iter().max().map_or(0, |c| c + 1);
    let mut columns = vec![Vec::new(); count];
    free.iter().for_each(|&item| columns[column[item]].push(item));
    for items in &mut columns {
        // The places of this column: the item that used each last.
        let mut last: Vec<(usize, usize)> = Vec::new();
        sorting::by_key(items, |&i| (request.items[i].span, i));
        let shares = free.len() > SMALL && items.len() > AIRY;
        for &item in items.iter() {
            let fits = |&&mut (before, _): &&mut (usize, usize)| {
                let (a, b) = (&request.items[before], &request.items[item]);
                !together(a, b) && a.span.1 < b.span.0 && a.width == b.width && a.height == b.height
            };
            match last.iter_mut().filter(|_| shares).find(fits) {
                Some(slot) => {
                    place[item] = slot.1;
                    slot.0 = item;
                }
                None => {
                    place[item] = taken;
                    last.push((item, taken));
                    taken += 1;
                }
            }
        }
    }
    part_linked(request, &mut place, taken);
    place
}

/// Ends of one link get places of their own: the link could not be drawn.
fn part_linked(request: &Request, place: &mut [usize], mut taken: usize) {
    for link in &request.links {
        if let Some(from) = link.from.item()
            && from != link.to
            && place[from] != usize::MAX
            && place[from] == place[link.to]
        {
            place[link.to] = taken;
            taken += 1;
        }
    }
}
