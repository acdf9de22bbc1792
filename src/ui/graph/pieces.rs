//! Draws the view's shapes as elements of SVG, one for one.

use crate::view::shapes::{Drawing, Piece};
use yew::{AttrValue, Html, html};

/// What a drawing is made of.
pub fn pieces(drawing: &Drawing) -> Html {
    html! { <>{ for drawing.pieces.iter().map(piece) }</> }
}

/// Its opacity as an attribute, where it is not all there.
pub fn opacity(part: f64) -> Option<AttrValue> {
    (part < 1.0).then(|| AttrValue::from(format!("{part:.3}")))
}

/// One shape.
pub fn piece(piece: &Piece) -> Html {
    match piece {
        Piece::Nothing => Html::default(),
        Piece::Block(class, r, round) => html! {
            <rect class={named(class)} x={px(r.x)} y={px(r.y)} width={px(r.w)} height={px(r.h)} rx={px(*round)} />
        },
        Piece::Disc(class, (x, y), r) => {
            html! { <circle class={named(class)} cx={px(*x)} cy={px(*y)} r={px(*r)} /> }
        }
        Piece::Path(class, d) => html! { <path class={named(class)} d={d.clone()} /> },
        Piece::Scaled(class, d, (x, y), times) => html! {
            <path class={named(class)} d={d.clone()} transform={format!("translate({x:.2} {y:.2}) scale({times:.3})")} />
        },
        Piece::Text(class, (x, y), text) => {
            html! { <text class={named(class)} x={px(*x)} y={px(*y)}>{ &**text }</text> }
        }
        Piece::Group(drawing) => group(drawing),
    }
}

/// Shapes that belong together.
pub fn group(drawing: &Drawing) -> Html {
    let class = Some(drawing.class.clone()).filter(|class| !class.is_empty());
    html! { <g {class} opacity={opacity(drawing.opacity)}>{ pieces(drawing) }</g> }
}

fn named(class: &&'static str) -> Option<&'static str> {
    Some(*class).filter(|class| !class.is_empty())
}

fn px(length: f64) -> AttrValue {
    AttrValue::from(length.to_string())
}
