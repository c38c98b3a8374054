## Kart ve davet

contact-taken = Bu telefonu ya da e-posta adresini başka biri kullanıyor. Başkasını verin.
phone-taken = Bu telefonu başka biri kullanıyor. Başkasını verin.
email-taken = Bu e-posta adresini başka biri kullanıyor. Başkasını verin.
card-hello = Merhaba { $name }
card-scan = Telefonunuzun kamerasını açın ve bu şekle tutun.
card-qr = Telefonla okutulacak kod
card-type = Ya da bu adresi, sonra kodu yazın:
card-until = Bu kart { $until } gününe kadar bir kez kullanılır. Kimseye vermeyin.
card-enter-title = Kartınız
card-enter-lead = Kartınızda yazan 12 karakterlik kodu yazın (harf ve rakam).
card-enter-label = Kart kodu
card-enter-hint = Örneğin K7MP 4QXT 9RHW. Boşluklar önemli değil.
card-enter-send = Giriş yap
card-enter-link = Basılı bir kartım var
card-not-a-code = Kodda 12 karakter vardır: harfler ve 2’den 9’a kadar rakamlar. Karttan bakıp yazın.
card-wrong = Kod doğru değil. Karta bakın ve yeniden deneyin.
card-old = Bu kart daha önce kullanıldı ya da çok eski. Kurumunuzdan yenisini isteyin.
card-too-many = Çok fazla deneme yapıldı. Bir saat bekleyin, sonra yeniden deneyin.
message-invitation-short = { $structure } sizi Essor’a davet ediyor. Bu bağlantı 30 gün içinde bir kez kullanılır: { $link }
message-invitation-participant =
    Merhaba { $name },

    { $structure } sizi Essor’a davet ediyor: cironuzu bildirmek ve randevu almak için. Bu bağlantıyı açın:
    { $link }

    Bağlantı 30 gün içinde bir kez kullanılır.

## Kimi arayabilirsiniz

help-contact-label = Kimi arayabilirsiniz
help-contact-write = Mesaj yaz
help-contact-substitutes = bugün { $name } yerine bakıyor
help-contact-number-of = { $name }: { $number }
help-contact-none = Kurumunuza uğrayın ya da girişteki görevliye sorun.
