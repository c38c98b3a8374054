//! The attribute [`macro@boxed_futures`].

use proc_macro::TokenStream;
use proc_macro2::Span;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{
    FnArg, Generics, ImplItem, Item, Lifetime, Pat, Receiver, ReturnType, Signature, Stmt, TypeReference, Visibility, parse_macro_input,
    parse_quote, parse_quote_spanned,
    spanned::Spanned,
    visit_mut::{self, VisitMut},
};

/// The public `async fn`s of an `impl`, or one function, with their futures in boxes that may be sent between threads.
///
/// rustc compiles the body of an `async fn` where its future is awaited: a crate of them is compiled hardly at all, and then again in
/// each crate above it and in each of its tests. Behind `dyn Future` it is compiled here, once, and its callers await a box: an
/// allocation a call, which beside a query cannot be measured.
///
/// Functions with types of the caller's choice (`<T>`, `impl Trait`) stay as they are: they are compiled where the type is known.
/// Lifetimes that a signature leaves out become one, `'future`; one that must differ from the others is written out.
#[proc_macro_attribute]
pub fn boxed_futures(_: TokenStream, item: TokenStream) -> TokenStream {
    let mut item = parse_macro_input!(item as Item);
    match &mut item {
        Item::Fn(function) if function.sig.asyncness.is_some() => box_future(&mut function.sig, &mut function.block),
        Item::Impl(methods) => {
            for method in &mut methods.items {
                if let ImplItem::Fn(method) = method
                    && matches!(method.vis, Visibility::Public(_))
                    && method.sig.asyncness.is_some()
                {
                    box_future(&mut method.sig, &mut method.block);
                }
            }
        }
        other => {
            let error = syn::Error::new(other.span(), "expected an `impl` or an `async fn`").into_compile_error();
            return quote!(#other #error).into();
        }
    }
    item.into_token_stream().into()
}

fn box_future(signature: &mut Signature, block: &mut syn::Block) {
    if has_types(signature) {
        return;
    }
    signature.asyncness = None;
    let future = Lifetime::new("'future", signature.ident.span());
    let mut receiver = None;
    let mut held = Vec::new();
    for (nth, input) in signature.inputs.iter_mut().enumerate() {
        match input {
            FnArg::Receiver(this) => {
                if let Some((_, lifetime @ None)) = &mut this.reference {
                    *lifetime = Some(future.clone());
                }
                Elided(&future).visit_type_mut(&mut this.ty);
                receiver = Some(this.clone());
            }
            FnArg::Typed(argument) => {
                Elided(&future).visit_type_mut(&mut argument.ty);
                held.extend(hold(&mut argument.pat, nth));
            }
        }
    }
    Elided(&future).visit_return_type_mut(&mut signature.output);
    let output = match &signature.output {
        ReturnType::Default => quote!(()),
        ReturnType::Type(_, output) => quote!(#output),
    };
    bind_lifetimes(&mut signature.generics, &future, receiver.as_ref());
    // Mistakes are shown where they are; what the macro wrote is not held to the rules for what a person writes.
    let at = |span| Span::call_site().located_at(span);
    let span = at(signature.output.span());
    signature.output = parse_quote_spanned!(span=> -> ::std::pin::Pin<::std::boxed::Box<dyn ::std::future::Future<Output = #output> + ::std::marker::Send + #future>>);
    let statements = &block.stmts;
    // The first statement never returns: it says what `?` and `return` convert to.
    let body = quote_spanned! {at(block.span())=> {
        ::std::boxed::Box::pin(async move {
            if let ::std::option::Option::Some(output) = ::std::option::Option::None::<#output> {
                return output;
            }
            #(#held)*
            #(#statements)*
        })
    }};
    *block = parse_quote!(#body);
}

/// The statements by which the future holds an argument until it ends, as that of an `async fn` does whether its body names it or not. The
/// argument gets a name where it has none.
fn hold(pattern: &mut Pat, nth: usize) -> Vec<Stmt> {
    let name = match pattern {
        Pat::Ident(name) if name.by_ref.is_none() && name.subpat.is_none() => {
            // Used by its body, it is held by itself.
            if !name.ident.to_string().starts_with('_') {
                return Vec::new();
            }
            name.ident.clone()
        }
        _ => format_ident!("__argument_{nth}"),
    };
    let pattern = std::mem::replace(pattern, parse_quote!(#name));
    match pattern {
        Pat::Ident(_) => vec![parse_quote!(let #pattern = #name;)],
        pattern => vec![parse_quote!(let #name = #name;), parse_quote!(let #pattern = #name;)],
    }
}

/// Whether a caller chooses a type of the function.
fn has_types(signature: &Signature) -> bool {
    struct Chosen(bool);
    impl VisitMut for Chosen {
        fn visit_type_impl_trait_mut(&mut self, _: &mut syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut chosen = Chosen(signature.generics.type_params().next().is_some());
    signature.clone().inputs.iter_mut().for_each(|input| chosen.visit_fn_arg_mut(input));
    chosen.0
}

/// Each lifetime of the signature outlives the future, and so does a `self` that it takes.
fn bind_lifetimes(generics: &mut Generics, future: &Lifetime, receiver: Option<&Receiver>) {
    let lifetimes: Vec<Lifetime> = generics.lifetimes().map(|one| one.lifetime.clone()).collect();
    let bounds = generics.make_where_clause();
    for lifetime in lifetimes {
        bounds.predicates.push(parse_quote!(#lifetime: #future));
    }
    // `&self` says so by itself.
    if receiver.is_some_and(|this| this.reference.is_none()) {
        bounds.predicates.push(parse_quote!(Self: #future));
    }
    generics.params.insert(0, parse_quote!(#future));
}

/// Names the lifetimes that a type leaves out.
struct Elided<'a>(&'a Lifetime);

impl VisitMut for Elided<'_> {
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        reference.lifetime.get_or_insert_with(|| self.0.clone());
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.0.clone();
        }
    }

    // The lifetimes of a function's arguments are its own: `dyn Fn(&str)`, `fn(&str)`.
    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut syn::ParenthesizedGenericArguments) {}
    fn visit_type_bare_fn_mut(&mut self, _: &mut syn::TypeBareFn) {}
}
