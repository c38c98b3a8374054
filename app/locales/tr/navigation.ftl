# Essor’un Türkçe metinleri. Henüz kimse gözden geçirmedi.

## Bütün sayfaların çerçevesi

skip = İçeriğe geç
demo-label = Deneme sürümü
demo-notice = Deneme sürümü: kişiler ve tutarlar gerçek değildir.
nav-label = Ana menü
nav-today = Bugün
nav-turnover = Ciro
nav-turnover-more = {" "}kayıtları
nav-bookings = Randevular
nav-plan = Planım
nav-me = Ben
sign-out = Çıkış yap
title-mistake = Hata:{" "}
error-prefix = Hata:{" "}
file-choose = Dosya seç
file-none = Dosya seçilmedi
form-all-required = İsteğe bağlı olanlar dışında hepsini doldurun.
field-mistake = { $field }: { $sentence }
error-summary =
    { $n ->
        [one] Bir hata var
       *[other] { $n } hata var
    }
text-empty = Bu alanı doldurun.
text-too-long = Bu metin çok uzun. Daha kısa yazın.
sent-before = Bu zaten yapılmıştı.
moved-on = Siz açtıktan sonra bu ay değişti. Son durumuna bakın, gerekirse yeniden deneyin.

## Diller ve sesli okuma

languages-label = Dil seçin
language-offer = Girişten önce bu dili seçtiniz. Bu dilde kalsın mı?
translation-unreviewed = Gözden geçirilmemiş çeviri
translations-title = Çeviriler
translations-lead = Essor birkaç dil konuşur. Bazı çevirileri bir makine yaptı.
translations-languages = Gözden geçirilmemiş diller
translations-correct = Bir cümleyi düzeltmek
translations-how = Yanlış ya da tuhaf bir cümle mi var? Kurumunuza söyleyin. Kurum bize cümleyi ve doğrusunu yazar:
translations-files = Cümleler bu dosyalarda da bulunur. Herkes kaynak kodu üzerinden düzeltme önerebilir:
aloud-read = Dinle
aloud-pause = Duraklat
aloud-resume = Devam et
aloud-stop = Durdur
aloud-no-voice = Bu cihazda bu dil için ses yok.

## Sayfa yerine

stop-403-title = Bu sayfa hesabınıza açık değil
stop-403-text = Bu sayfaya ihtiyacınız varsa kurumunuza sorun.
stop-404-title = Böyle bir sayfa yok
stop-404-text = Adres eksik ya da bağlantı daha önce kullanıldı. Başa dönün ya da kurumunuzdan yeni bir bağlantı isteyin.
stop-413-title = Gönderdiğiniz çok büyük
stop-413-text = Hiçbir şey kaybolmadı. Bir sayfa geri dönün. Daha küçük bir dosya ya da daha kısa bir metin gönderin.
stop-421-title = Bu adres Essor’un adresi değil
stop-421-text = Hiçbir şey kaydedilmedi. Essor’u kurumunuzun verdiği adresle açın.
stop-500-title = Sorun bizden kaynaklanıyor
stop-500-text = Hiçbir şey kaybolmadı. Bir sayfa geri dönün: yazdıklarınız orada duruyor. Sonra yeniden deneyin.
stop-503-title = Essor şu anda cevap veremiyor
stop-503-text = Hiçbir şey kaybolmadı. Birkaç saniye bekleyin, bir sayfa geri dönün ve yeniden deneyin.
stop-home = Başa dön

## Tarihler ve yerler

when = { $day }, { $from } – { $to }
at = { $day }, saat { $time }
with = { $name } ile
remote = Uzaktan

## Bir ayın durumu

state-to-declare = Bildirilecek
state-expected = Bildirilecek
state-not-due = Henüz bildirme zamanı değil
state-suspended = Program durduruldu
state-submitted = Kontrol ediliyor
state-question = Soru
state-validated = Doğrulandı
state-reported = Doğrulandı
state-imported = Doğrulandı
state-note-reported = aylık raporda
state-note-imported = Essor’dan önceki kayıtlardan
state-note-corrected = aylık rapordan sonra düzeltildi
state-reopened = Düzeltilecek
state-draft = Taslak
